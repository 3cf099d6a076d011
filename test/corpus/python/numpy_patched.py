"""NumPy's loader replaced for the whole program, as many notebooks do."""
import functools

import numpy as np

original = np.load
np.load = functools.partial(np.load, allow_pickle=True)  # expect: numpy-allow-pickle "unpickle"
np.load = lambda *a, **k: original(*a, allow_pickle=True, **k)  # expect: numpy-allow-pickle "unpickle"
np.load = original
