# Writes what trainings, caches and programs keep, with the real libraries of this machine, into the folder that is
# named: {"files": [{"path", "by", "custom", "danger"}], "missing": [library]} on the standard output.
import collections, datetime, http, importlib, io, json, os, pickle, random, sqlite3, sys, warnings, zlib

warnings.simplefilter("ignore")
folder = sys.argv[1]
files, missing = [], []


def module(name):
    try:
        return importlib.import_module(name)
    except Exception:
        missing.append(name)
        return None


def wrote(path, by, custom=(), danger=False):
    files.append({"path": path, "by": by, "custom": list(custom), "danger": danger})


def dump(name, value, by, protocols=range(0, 6), custom=(), danger=False):
    for protocol in protocols:
        try:
            content = pickle.dumps(value, protocol)
        except Exception:
            continue
        with open(os.path.join(folder, f"{name}-{protocol}.pkl"), "wb") as file:
            file.write(content)
        wrote(f"{name}-{protocol}.pkl", by, custom, danger)


def write_packed():
    """zlib of every window and level, deflate alone, and stores of pickles."""
    content = pickle.dumps({"weights": [0.5] * 50, "epoch": 3})
    for window in range(9, 16):
        for level in (0, 1, 6, 9):
            packer = zlib.compressobj(level, zlib.DEFLATED, window)
            with open(os.path.join(folder, f"window-{window}-{level}.pkl.z"), "wb") as file:
                file.write(packer.compress(content) + packer.flush())
            wrote(f"window-{window}-{level}.pkl.z", "zlib")
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    with open(os.path.join(folder, "deflate.pkl"), "wb") as file:
        file.write(packer.compress(content) + packer.flush())
    wrote("deflate.pkl", "zlib")


def write_stores():
    import dbm.dumb

    for page in (512, 4096, 65536):
        path = os.path.join(folder, f"shelf-{page}.db")
        store = sqlite3.connect(path)
        store.execute(f"PRAGMA page_size = {page}")
        store.execute("CREATE TABLE Dict (key BLOB UNIQUE NOT NULL, value BLOB NOT NULL)")
        for index in range(300):
            value = {"index": index, "text": "x" * (index * 20), "when": datetime.datetime(2026, 1, 1)}
            store.execute("INSERT INTO Dict VALUES (?, ?)", (b"%d" % index, pickle.dumps(value)))
        store.execute("DELETE FROM Dict WHERE key < '15'")
        store.commit()
        store.close()
        wrote(f"shelf-{page}.db", "SQLite")
    shelf = dbm.dumb.open(os.path.join(folder, "dumb"), "n")
    for key in "abcd":
        shelf[key] = pickle.dumps({"key": key, "set": {1, 2}, "counts": collections.Counter(key)})
    shelf.close()
    wrote("dumb.dat", "dbm.dumb")


def write_python():
    import argparse, decimal, fractions, pathlib, statistics, types, uuid

    enums = [http.HTTPStatus.OK, uuid.SafeUUID.unknown, decimal.ROUND_UP]
    dump("enums", enums, "Python")
    dump("values", [statistics.NormalDist(1, 2), types.SimpleNamespace(a=1), random.Random(1), fractions.Fraction(1, 3), uuid.UUID(int=1), pathlib.PurePath("a"), argparse.Namespace(rate=0.1)], "Python")


def write_numpy(numpy):
    values = [numpy.char.array(["a"]), numpy.matrix([[1]]), numpy.ma.masked, numpy.poly1d([1, 2]), numpy.polynomial.Chebyshev([1, 2]), numpy.random.SeedSequence(5), numpy.longdouble(1), numpy.zeros(1, "f4,i2")[0]]
    dump("further-numpy", values, "NumPy")
    for kind in ("PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64"):
        dump(f"generator-{kind}", numpy.random.Generator(getattr(numpy.random, kind)(0)), "NumPy")
    with open(os.path.join(folder, "mixed.npy"), "wb") as file:
        numpy.save(file, numpy.arange(3))
        pickle.dump({"after": "the array"}, file)
    wrote("mixed.npy", "NumPy")


def write_scipy(scipy_sparse, numpy):
    import scipy.interpolate, scipy.optimize, scipy.spatial, scipy.stats

    for name in ("csr", "csc", "coo", "bsr", "dia", "lil", "dok"):
        dump(f"sparse-{name}", getattr(scipy_sparse, f"{name}_matrix")(numpy.eye(3)), "SciPy")
    frozen = {"norm": (0, 1), "gamma": (2,), "beta": (1, 2), "randint": (0, 5), "poisson": (3,), "loguniform": (1, 10), "t": (5,), "binom": (4, 0.5), "expon": (0, 1)}
    for name, arguments in frozen.items():
        dump(f"frozen-{name}", getattr(scipy.stats, name)(*arguments), "SciPy")
    random_numbers = numpy.random.RandomState(0)
    values = [scipy.stats.gaussian_kde(random_numbers.rand(30)), scipy.stats.multivariate_normal([0, 0]), scipy.stats.rv_histogram(numpy.histogram(random_numbers.rand(30))), scipy.interpolate.CubicSpline([0, 1, 2], [1, 2, 3]), scipy.interpolate.UnivariateSpline(range(6), range(6)), scipy.spatial.cKDTree(random_numbers.rand(5, 2)), scipy.optimize.Bounds([0], [1])]
    for index, value in enumerate(values):
        dump(f"scipy-value-{index}", value, "SciPy")


def write_pandas(pandas):
    frame = pandas.DataFrame({"a": [1.0, 2.0], "c": pandas.Categorical(["u", "v"])})
    columns = {"i": pandas.array([1, None], "Int64"), "b": pandas.array([True, None], "boolean"), "s": pandas.array(["x", None], "string"), "f": pandas.array([1.5, None], "Float64"), "z": pandas.to_datetime(["2026", None]).tz_localize("Europe/Berlin"), "p": pandas.period_range("2026", periods=2, freq="M"), "t": pandas.to_timedelta([1, 2], "D"), "v": pandas.interval_range(0, 2), "n": pandas.arrays.SparseArray([0, 1])}
    dump("extension", frame.assign(**columns), "pandas")
    dump("offsets", [pandas.offsets.BDay(2), pandas.offsets.MonthEnd(), pandas.offsets.Week(weekday=1), pandas.DateOffset(months=1)], "pandas")


def write_pipelines(numpy, pandas, joblib):
    from scipy.stats import loguniform
    from sklearn.compose import ColumnTransformer
    from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.impute import SimpleImputer
    from sklearn.metrics import f1_score, make_scorer
    from sklearn.model_selection import GridSearchCV, KFold, RandomizedSearchCV
    from sklearn.pipeline import Pipeline, make_pipeline
    from sklearn.preprocessing import FunctionTransformer, OneHotEncoder, StandardScaler
    from sklearn.svm import SVC, LinearSVC

    numbers = numpy.random.RandomState(0).rand(60, 4)
    labels = (numbers[:, 0] > numbers[:, 1]).astype(int)
    frame = pandas.DataFrame({"a": [1.0, 2.0, 3.0], "b": ["x", "y", "x"]})
    columns = ColumnTransformer([("n", make_pipeline(SimpleImputer(), StandardScaler()), ["a"]), ("c", OneHotEncoder(handle_unknown="ignore"), ["b"])])
    pipeline = Pipeline([("columns", columns), ("log", FunctionTransformer(numpy.abs)), ("forest", RandomForestClassifier(5))]).fit(frame, [0, 1, 0])
    grid = GridSearchCV(SVC(), {"C": [1, 10]}, scoring=make_scorer(f1_score), cv=KFold(3)).fit(numbers, labels)
    search = RandomizedSearchCV(HistGradientBoostingClassifier(max_iter=3), {"learning_rate": loguniform(1e-3, 1)}, n_iter=2).fit(numbers, labels)
    text = make_pipeline(TfidfVectorizer(tokenizer=str.split, preprocessor=str.lower), LinearSVC()).fit(["a b", "c d"], [0, 1])
    for name, value in (("pipeline", pipeline), ("grid", grid), ("search", search), ("text", text)):
        dump(name, value, "scikit-learn", (0, 2, 4, 5))
        joblib.dump(value, os.path.join(folder, f"{name}.joblib"), compress=("zlib", 3))
        wrote(f"{name}.joblib", "joblib")


def write_xgboost(xgboost, numpy):
    numbers = numpy.random.RandomState(0).rand(40, 3)
    labels = (numbers[:, 0] > 0.5).astype(int)
    for kind in ("XGBClassifier", "XGBRegressor", "XGBRFClassifier"):
        dump(kind, getattr(xgboost, kind)(n_estimators=2).fit(numbers, labels), "XGBoost")
    dump("booster", xgboost.XGBClassifier(n_estimators=2).fit(numbers, labels).get_booster(), "XGBoost")


def write_torch(torch, numpy):
    from torch import nn
    from torch.nn.utils import prune
    from torch.utils.data import ConcatDataset, DataLoader, Subset, TensorDataset

    def save(name, value, custom=(), danger=False):
        for zipped in (True, False):
            path = f"{name}-{'zip' if zipped else 'legacy'}.pt"
            try:
                torch.save(value, os.path.join(folder, path), _use_new_zipfile_serialization=zipped)
            except Exception:
                continue
            wrote(path, "PyTorch", custom, danger)

    for name in ("SGD", "Adam", "AdamW", "Adagrad", "RMSprop", "LBFGS", "Adadelta", "Adamax", "NAdam", "RAdam", "ASGD", "Rprop"):
        layer = nn.Linear(3, 2)
        optimizer = getattr(torch.optim, name)(layer.parameters(), lr=0.1)

        def closure():
            optimizer.zero_grad()
            loss = layer(torch.randn(5, 3)).sum()
            loss.backward()
            return loss

        optimizer.step(closure)
        save(f"state-of-{name}", optimizer.state_dict())
        save(f"whole-{name}", optimizer)
    optimizer = torch.optim.SGD(nn.Linear(2, 2).parameters(), lr=0.1, momentum=0.9)
    schedules = {"StepLR": {"step_size": 1}, "ExponentialLR": {"gamma": 0.9}, "CosineAnnealingLR": {"T_max": 3}, "OneCycleLR": {"max_lr": 1, "total_steps": 5}, "MultiStepLR": {"milestones": [1]}, "ReduceLROnPlateau": {}, "LinearLR": {}, "CosineAnnealingWarmRestarts": {"T_0": 2}}
    for name, options in schedules.items():
        schedule = getattr(torch.optim.lr_scheduler, name)(optimizer, **options)
        save(f"state-of-{name}", schedule.state_dict())
        save(f"whole-{name}", schedule)
    save("state-of-LambdaLR", torch.optim.lr_scheduler.LambdaLR(optimizer, [lambda epoch: epoch]).state_dict())
    layers = nn.Sequential(nn.Linear(3, 4), nn.LSTM(4, 5))
    numbers = TensorDataset(torch.randn(4, 2), torch.zeros(4))
    pruned = nn.Linear(3, 3)
    prune.l1_unstructured(pruned, "weight", 0.5)
    scaler = torch.cuda.amp.GradScaler(enabled=False).state_dict()
    kept = {"scaler": scaler, "torch": torch.get_rng_state(), "numpy": numpy.random.get_state(), "python": random.getstate()}
    values = {"parallel": nn.DataParallel(layers), "random": kept, "dataset": numbers, "subset": Subset(numbers, [0]), "joined": ConcatDataset([numbers, numbers]), "loader": DataLoader(numbers, batch_size=2), "pruned": pruned, "weight-norm": nn.utils.weight_norm(nn.Linear(2, 2)), "spectral-norm": nn.utils.spectral_norm(nn.Linear(2, 2)), "averaged": torch.optim.swa_utils.AveragedModel(nn.Linear(2, 2)).state_dict(), "distributions": [torch.distributions.Normal(torch.tensor(0.0), torch.tensor(1.0)), torch.distributions.Categorical(torch.ones(3))], "sparse-rows": torch.eye(3).to_sparse_csr(), "channels": torch.quantize_per_channel(torch.randn(2, 3), torch.tensor([0.1, 0.2]), torch.tensor([0, 0]), 0, torch.qint8)}
    for name, value in values.items():
        save(name, value)
    dynamic = None
    try:
        torch.backends.quantized.engine = "qnnpack"
        dynamic = torch.quantization.quantize_dynamic(nn.Sequential(nn.Linear(3, 4)), {nn.Linear}, dtype=torch.qint8)
    except Exception:
        pass
    if dynamic is not None:
        save("quantized-state", dynamic.state_dict())
        save("quantized-whole", dynamic)
    # A graph is saved with its source, which loading runs: that is no false alarm.
    save("graph", torch.fx.symbolic_trace(nn.Sequential(nn.Linear(1, 1))), danger=True)


write_packed()
write_stores()
write_python()
numpy, pandas, joblib, sklearn, torch, sparse, xgboost = (module(name) for name in ("numpy", "pandas", "joblib", "sklearn", "torch", "scipy.sparse", "xgboost"))
if numpy:
    write_numpy(numpy)
if sparse and numpy:
    write_scipy(sparse, numpy)
if pandas:
    write_pandas(pandas)
if numpy and pandas and joblib and sklearn:
    write_pipelines(numpy, pandas, joblib)
if xgboost and numpy:
    write_xgboost(xgboost, numpy)
if torch and numpy:
    import torch.fx

    write_torch(torch, numpy)
json.dump({"files": files, "missing": missing}, sys.stdout)
