import asyncio, sys, time
from pathlib import Path
from benchmarks.apps import APPS, serving
from benchmarks.course_learner import CourseLearner
async def main(s):
    for _ in range(int(sys.argv[1])):
        a=s.processor(); t=time.perf_counter()
        l=CourseLearner(s.url,s.page); await l.join(); t=time.perf_counter()-t; await asyncio.sleep(1.5); await l.leave(); await asyncio.sleep(3)
        print("%.0f ms, cpu %.0f ms"%(1e3*t,1e3*(s.processor()-a)))
with serving(APPS["course"]) as s:
    s.wait_until_idle(); asyncio.run(main(s))
