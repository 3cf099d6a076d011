# Writes weight files with the real libraries of this machine, one folder, and prints as JSON what it
# wrote: {"files": [{"path", "by", "custom"}], "missing": ["torch", …]}. `custom` names the classes of
# this script's own that a file holds. Everything written here is harmless.
import importlib, io, json, os, pickle, sys, warnings

warnings.simplefilter("ignore")
folder = sys.argv[1]
files, missing = [], []


def module(name):
    try:
        return importlib.import_module(name)
    except Exception:
        missing.append(name)
        return None


def wrote(path, by, custom=()):
    files.append({"path": path, "by": by, "custom": list(custom)})


def dump(name, value, by, protocols=range(0, 6), custom=()):
    for protocol in protocols:
        path = f"{name}-{protocol}.pkl"
        with open(os.path.join(folder, path), "wb") as file:
            pickle.dump(value, file, protocol)
        wrote(path, by, custom)


class Own:
    def __init__(self):
        self.value = 1


def write_python():
    import array, collections, datetime, decimal, enum, fractions, ipaddress, pathlib, re, types, uuid

    dump("values", {
        "plain": [1, -1, 2**40, 2**100, 1.5, 2.0, float("inf"), True, None, "text", "é\n\\", b"\x80\x04bytes.", bytearray(b"x"), 1j, ...],
        "sets": [{1, 2}, frozenset([3])],
        "tuples": [(), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4)],
        "long": ["x" * 300, "y" * 70000, b"z" * 300, b"\0" * 70000],
        "time": [datetime.datetime(2026, 1, 2, tzinfo=datetime.timezone.utc), datetime.date(2026, 1, 2), datetime.timedelta(3), datetime.time(4)],
        "collections": [collections.OrderedDict(a=1), collections.Counter("abc"), collections.defaultdict(list, a=[1]), collections.deque([1], 3), collections.ChainMap({})],
        "numbers": [decimal.Decimal("1.5"), fractions.Fraction(1, 3), range(3), slice(1, 2), array.array("d", [1.0])],
        "names": [uuid.UUID(int=5), pathlib.PurePosixPath("a"), ipaddress.ip_address("10.0.0.1"), re.compile("a+"), types.SimpleNamespace(a=1)],
        "types": [int, str, list, dict, type(None), collections.OrderedDict],
    }, "Python")
    shared = ["shared"]
    dump("shared", [shared, shared, {"again": shared}], "Python")
    cycle = []
    cycle.append(cycle)
    dump("cycle", cycle, "Python")
    deep = ()
    for _ in range(200):
        deep = (deep,)
    dump("deep", deep, "Python")
    dump("many", {f"key {index}": index for index in range(5000)}, "Python")
    dump("own", Own(), "Python", custom=["__main__.Own"])
    with open(os.path.join(folder, "several.pkl"), "wb") as file:
        for value in ("first", ["second"], {"third": 3}):
            pickle.dump(value, file)
    wrote("several.pkl", "Python")


def write_numpy(numpy):
    random = numpy.random
    values = {
        "arrays": [numpy.arange(5), numpy.zeros((2, 3), "f4"), numpy.array("text"), numpy.array([object], dtype=object)[:0], numpy.asfortranarray(numpy.ones((2, 2)))],
        "types": [numpy.dtype("f8"), numpy.dtype([("a", "i4"), ("b", "f8")]), numpy.float64, numpy.int32],
        "scalars": [numpy.float32(1), numpy.int64(2), numpy.bool_(True), numpy.datetime64("2026-01-01"), numpy.str_("x")],
        "records": [numpy.rec.array([(1, 2.0)], dtype=[("a", int), ("b", float)]), numpy.ma.array([1, 2], mask=[0, 1])],
        "random": [random.RandomState(0), random.default_rng(0), random.Generator(random.MT19937(1)), random.Generator(random.Philox(1))],
    }
    dump("numpy", values, "NumPy")
    for name, array in (("plain", numpy.arange(10)), ("structured", numpy.zeros(2, dtype=[("a", "i4"), ("b", "U3")])), ("objects", numpy.array([{"a": 1}, "b"], dtype=object))):
        numpy.save(os.path.join(folder, f"{name}.npy"), array)
        wrote(f"{name}.npy", "NumPy")
    numpy.savez(os.path.join(folder, "arrays.npz"), a=numpy.arange(4), b=numpy.array([None, 1], dtype=object))
    numpy.savez_compressed(os.path.join(folder, "packed.npz"), a=numpy.zeros(1000), b=numpy.array(["x", 1], dtype=object))
    wrote("arrays.npz", "NumPy")
    wrote("packed.npz", "NumPy")


def write_pandas(pandas):
    frame = pandas.DataFrame({"a": [1, 2], "b": ["x", None], "c": pandas.Categorical(["u", "v"]), "d": pandas.date_range("2026", periods=2, tz="UTC"), "e": pandas.array([1, None], dtype="Int64")})
    series = frame.set_index(["a", "b"])["c"]
    dump("pandas", [frame, series, pandas.Timestamp("2026-01-01", tz="Europe/Paris"), pandas.Period("2026-01"), pandas.Interval(0, 1), pandas.NaT, pandas.NA, pandas.period_range("2026", periods=2), pandas.interval_range(0, 2)], "pandas")
    frame.to_pickle(os.path.join(folder, "frame.pkl"))
    wrote("frame.pkl", "pandas")
    for ending in ("gz", "bz2", "xz", "zip", "tar"):
        frame.to_pickle(os.path.join(folder, f"frame.pkl.{ending}"))
        wrote(f"frame.pkl.{ending}", "pandas")


def write_packed():
    """Every compressor of the standard library, each opened by one of its users."""
    import bz2, lzma, tarfile, zipfile

    content = pickle.dumps({f"key {index}": [index, "x" * (index % 50)] for index in range(20000)})
    packed = {
        "small.bz2": bz2.compress(content, 1),
        "large.bz2": bz2.compress(content),
        "two.bz2": bz2.compress(content[:1000]) + bz2.compress(content[1000:]),
        "fast.xz": lzma.compress(content, preset=0),
        "best.xz": lzma.compress(content, preset=9 | lzma.PRESET_EXTREME),
        "delta.xz": lzma.compress(content, filters=[{"id": lzma.FILTER_DELTA, "dist": 4}, {"id": lzma.FILTER_LZMA2}]),
        "bare.lzma": lzma.compress(content, format=lzma.FORMAT_ALONE),
    }
    for name, value in packed.items():
        name = f"model.pkl.{name}"
        with open(os.path.join(folder, name), "wb") as file:
            file.write(value)
        wrote(name, "Python")
    with zipfile.ZipFile(os.path.join(folder, "methods.zip"), "w") as archive:
        for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
            archive.writestr(f"model-{method}.pkl", content, method)
    wrote("methods.zip", "Python")
    for mode in ("gz", "bz2", "xz"):
        with tarfile.open(os.path.join(folder, f"models.tar.{mode}"), f"w:{mode}") as archive:
            header = tarfile.TarInfo("models/model.pkl")
            header.size = len(content)
            archive.addfile(header, io.BytesIO(content))
        wrote(f"models.tar.{mode}", "Python")


def write_sklearn(joblib, numpy):
    from sklearn.utils import all_estimators
    from sklearn.utils.estimator_checks import _construct_instance

    random = numpy.random.RandomState(0)
    inputs = numpy.abs(random.rand(40, 4))
    labels = (inputs[:, 0] > 0.5).astype(int)
    fitted = {}
    for name, kind in all_estimators():
        for target in (labels, inputs[:, 1], numpy.c_[labels, 1 - labels]):
            try:
                fitted[name] = _construct_instance(kind).fit(inputs, target)
                pickle.dumps(fitted[name])
                break
            except Exception:
                fitted.pop(name, None)
    for name, estimator in fitted.items():
        dump(f"sklearn-{name}", estimator, "scikit-learn", protocols=(2, 4, 5))
    forest = fitted["RandomForestClassifier"]
    compressors = ["gzip", "bz2", "lzma", "xz"] + (["lz4"] if module("lz4.frame") else [])
    for protocol in range(0, 6):
        for compress in (0, 3, *((name, 3) for name in compressors)):
            label = compress if isinstance(compress, int) else compress[0]
            path = f"forest-{protocol}-{label}.joblib"
            joblib.dump({"model": forest, "data": inputs, "objects": numpy.array([{"a": 1}], dtype=object), "after": "array"}, os.path.join(folder, path), compress=compress, protocol=protocol)
            wrote(path, "joblib")


def write_torch(torch):
    def save(name, value, custom=(), **options):
        path = os.path.join(folder, name)
        torch.save(value, path, **options)
        wrote(name, "PyTorch", custom)
        try:
            torch.load(path, weights_only=True)
            files[-1]["weightsOnly"] = "loads"
        except Exception as error:
            files[-1]["weightsOnly"] = str(error)

    model = torch.nn.Sequential(torch.nn.Linear(4, 3), torch.nn.ReLU(), torch.nn.BatchNorm1d(3), torch.nn.Dropout(), torch.nn.Linear(3, 2))
    optimizer = torch.optim.Adam(model.parameters())
    model(torch.ones(2, 4)).sum().backward()
    optimizer.step()
    schedule = torch.optim.lr_scheduler.StepLR(optimizer, 1)
    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict(), "epoch": 3}
    for protocol in (2, 3, 4, 5):
        for zipped in (True, False):
            suffix = f"{protocol}-{'zip' if zipped else 'legacy'}.pt"
            save(f"state-{suffix}", state, pickle_protocol=protocol, _use_new_zipfile_serialization=zipped)
            save(f"whole-{suffix}", model, pickle_protocol=protocol, _use_new_zipfile_serialization=zipped)
    kinds = [torch.zeros(2, dtype=kind) for kind in (torch.float16, torch.bfloat16, torch.float64, torch.int8, torch.int16, torch.int32, torch.int64, torch.uint8, torch.bool, torch.complex64)]
    quantized = torch.quantize_per_tensor(torch.ones(2), 0.1, 0, torch.qint8)
    save("kinds.pt", kinds + [quantized, torch.ones(2).to_sparse(), torch.nn.Parameter(torch.ones(1)), torch.Size([1]), torch.device("cpu"), torch.float32])
    save("many.bin", {f"layer.{index}": torch.ones(4) for index in range(300)})
    layers = [torch.nn.Conv2d(1, 1, 1), torch.nn.LSTM(1, 1), torch.nn.MultiheadAttention(2, 1), torch.nn.TransformerEncoderLayer(2, 1), torch.nn.Embedding(2, 2), torch.nn.LayerNorm(2), torch.nn.GELU(), torch.nn.CrossEntropyLoss()]
    save("layers.pt", torch.nn.ModuleList(layers))
    torch.jit.script(torch.nn.Linear(2, 2)).save(os.path.join(folder, "script.pt"))
    wrote("script.pt", "TorchScript")
    dump("tensors", {"weights": torch.ones(3), "parameter": torch.nn.Parameter(torch.ones(2))}, "PyTorch")


def write_scipy(scipy_sparse):
    import numpy, scipy.stats

    dump("scipy", [scipy_sparse.csr_matrix(numpy.eye(3)), scipy_sparse.coo_matrix(numpy.eye(3)), scipy.stats.norm(0, 1)], "SciPy")
    scipy_sparse.save_npz(os.path.join(folder, "sparse.npz"), scipy_sparse.csr_matrix(numpy.eye(3)))
    wrote("sparse.npz", "SciPy")


write_python()
write_packed()
numpy, pandas, joblib, sklearn, torch, sparse = (module(name) for name in ("numpy", "pandas", "joblib", "sklearn", "torch", "scipy.sparse"))
if numpy:
    write_numpy(numpy)
if pandas:
    write_pandas(pandas)
if joblib and sklearn:
    write_sklearn(joblib, numpy)
if torch:
    write_torch(torch)
if sparse:
    write_scipy(sparse)
json.dump({"files": files, "missing": missing}, sys.stdout)
