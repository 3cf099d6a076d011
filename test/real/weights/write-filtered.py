"""Packs machine code, and what only looks like it, with each filter of liblzma's and of 7-Zip's."""

import json
import lzma
import os
import random
import shutil
import subprocess
import sys

folder = sys.argv[1]
random.seed(7)
NOISE = bytes(random.choice(b"\xe8\xe9\x00\xff\x0f\x84\xeb\xf0\xf8\x48\x40\x7f\x10\x16\x94\x90\x05") for _ in range(60001))
CONTENTS = {"program": open(os.path.realpath("/bin/ls"), "rb").read(), "noise": NOISE, "short": NOISE[:7]}
XZ = {name: [{"id": getattr(lzma, "FILTER_" + name)}] for name in ("X86", "ARM", "ARMTHUMB", "POWERPC", "IA64", "SPARC")}
XZ["X86 from elsewhere"] = [{"id": lzma.FILTER_X86, "start_offset": 4096}]
XZ["DELTA"] = [{"id": lzma.FILTER_DELTA, "dist": 3}]
XZ["DELTA and X86"] = XZ["DELTA"] + XZ["X86"]
ARCHIVED = ("BCJ", "BCJ2", "ARM", "ARMT", "ARM64", "PPC", "IA64", "SPARC", "Delta:4", "SWAP2", "SWAP4")


def write(name, content):
    with open(os.path.join(folder, name), "wb") as file:
        file.write(content)
    return os.path.join(folder, name)


cases = []
program = next((tool for tool in ("7zz", "7za", "7z") if shutil.which(tool)), None)
for kind, content in CONTENTS.items():
    plain = write(kind, content)
    for name, filters in XZ.items():
        packed = lzma.compress(content, filters=filters + [{"id": lzma.FILTER_LZMA2, "preset": 0}])
        cases.append({"name": f"xz, {name}, {kind}", "format": "xz", "packed": write(f"{kind}-{name}.xz", packed), "plain": plain})
    for name in ARCHIVED if program else ():
        path = os.path.join(folder, f"{kind}-{name.replace(':', '')}.7z")
        run = subprocess.run([program, "a", "-bd", "-y", "-mf=off", "-m0=" + name, "-m1=LZMA", path, plain], capture_output=True)
        if run.returncode == 0:
            cases.append({"name": f"7z, {name}, {kind}", "format": "7z", "packed": path, "plain": plain})
print(json.dumps({"files": cases, "missing": [] if program else ["7-Zip"]}))
