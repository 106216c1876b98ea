import asyncio, sys, time, subprocess, contextlib
from pathlib import Path
from benchmarks.apps import APPS, serving, TICKS
from benchmarks.course_learner import CourseLearner
N=int(sys.argv[1]); gap=float(sys.argv[2]); prof=len(sys.argv)>3
def snap(server):
    out={}
    for m in server._family():
        with contextlib.suppress(OSError):
            l=Path(f"/proc/{m.pid}/schedstat").read_text().split()
            out[m.pid]=int(l[0])/1e6
    return out
async def main(s):
    l=CourseLearner(s.url,s.page); await l.join(); await asyncio.sleep(2)
    procs=[]
    a=snap(s)
    if prof:
        for pid in a: procs.append(subprocess.Popen(["/tmp/pyspy/bin/py-spy","record","-r","1000","-f","raw","-o",f"/tmp/prof.{pid}","-p",str(pid)],stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL))
        await asyncio.sleep(2)
    a=snap(s); ts=[]
    for _ in range(N):
        t=time.perf_counter(); await l.move(); ts.append(1e3*(time.perf_counter()-t)); await asyncio.sleep(gap)
    await asyncio.sleep(.3)
    b=snap(s); ts.sort()
    print({p:round(b[p]-a.get(p,0),1) for p in b if b[p]-a.get(p,0)>1}, "ms for",N,"p50 %.1f p95 %.1f"%(ts[N//2],ts[int(.95*N)]))
    for p in procs: p.send_signal(2)
    for p in procs: p.wait()
    await l.leave()
with serving(APPS["course"]) as s:
    s.wait_until_idle(); asyncio.run(main(s))
