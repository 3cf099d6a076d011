"""NumPy's allow_pickle: by keyword, by position, through a replaced function."""
import functools

import numpy
import numpy as np
from numpy import load
from numpy.lib import format as npy_format

a1 = np.load("a.npy", allow_pickle=True)  # expect: numpy-allow-pickle "`a.npy`"
a2 = numpy.load("a.npy", allow_pickle=True)  # expect: numpy-allow-pickle "`numpy.load`"
a3 = load("a.npy", allow_pickle=True)  # expect: numpy-allow-pickle "`a.npy`"
a4 = np.load("a.npy", None, True)  # expect: numpy-allow-pickle "`a.npy`"
a5 = np.load("a.npz", allow_pickle=True)["rows"]  # expect: numpy-allow-pickle "`a.npz`"
a6 = np.load("a.npy", mmap_mode=None, allow_pickle=1)  # expect: numpy-allow-pickle "`a.npy`"
a7 = npy_format.read_array(open("a.npy", "rb"), allow_pickle=True)  # expect: numpy-allow-pickle "`a.npy`"
allow = True
a8 = np.load("a.npy", allow_pickle=allow)  # expect: numpy-allow-pickle "`a.npy`"
options = {"allow_pickle": True}
a9 = np.load("a.npy", **options)  # expect: numpy-allow-pickle "`a.npy`"
lenient = functools.partial(np.load, allow_pickle=True)
a10 = lenient("a.npy")  # expect: numpy-allow-pickle "`a.npy`"

b1 = np.load("a.npy")
b2 = np.load("a.npy", allow_pickle=False)
b3 = np.load("a.npy", None, False)
b4 = np.load("a.npy", "r")
b5 = np.savez("a.npz", rows=b1)
b6 = np.save("a.npy", b1, allow_pickle=True)
b7 = np.loadtxt("a.txt")
b8 = np.fromfile("a.bin", dtype="f4")
