import sys, time
from pathlib import Path
from playwright.sync_api import sync_playwright
from benchmarks.apps import APPS, serving, TICKS
from benchmarks import page as P
import contextlib
def snap(server):
    out={}
    for m in server._family():
        with contextlib.suppress(OSError):
            l=Path(f"/proc/{m.pid}/stat").read_text(); f=l.rpartition(")")[2].split()
            cmd=Path(f"/proc/{m.pid}/cmdline").read_bytes().replace(b"\0",b" ")[:60]
            out[m.pid]=(int(f[11])+int(f[12]),int(f[13])+int(f[14]),cmd)
    return out
def show(tag,a,b):
    tot=0;rows=[]
    for pid,(s,c,cmd) in b.items():
        s0,c0=(a.get(pid,(0,0))[:2])
        d=(s-s0)*10; dc=(c-c0)*10; tot+=d+dc
        if d or dc: rows.append(f"{pid}:{d}+{dc} {'new' if pid not in a else ''}")
    print(tag,tot,"ms", rows,flush=True)
with sync_playwright() as pw, serving(APPS["course"]) as s:
    s.wait_until_idle()
    b=pw.chromium.launch(executable_path="/usr/bin/chromium",args=P.FLAGS)
    a=snap(s); 
    for p,v in a.items(): print(p,v)
    time.sleep(5); c=snap(s); show("idle 5s",a,c)
    for i in range(4):
        a=snap(s)
        ctx=b.new_context(viewport={"width":1280,"height":900}); page=ctx.new_page()
        page.add_init_script(f"({P.MARKS})({P.json.dumps({'text': s.app.text, 'usable': s.app.usable})})")
        P.open_page(page,s); page.wait_for_timeout(1500); c=snap(s); show("open",a,c)
        ts=P.move(page,s.app.usable,page.locator(s.app.slider).first); d=snap(s); show("moves",c,d)
        ts.sort(); print("p50 %.1f p95 %.1f"%(ts[20],ts[37]))
        P.open_page(page,s); page.wait_for_timeout(1500); e=snap(s); show("again",d,e)
        ctx.close(); time.sleep(3); f=snap(s); show("close",e,f)
    b.close()
