import type { Loader } from "./loader.ts";

const unpickles = "unpickles {file}, and a pickle runs whatever code it names while it is read";
const own = "Load only files that this project saved, or whose origin you know.";

/** Libraries that explain models, search texts, and keep graphs, words and settings. */
export const explainingLoaders: readonly Loader[] = [
  {
    names: ["dalex.Explainer.load", "dalex.Explainer.loads"],
    family: "pickle",
    file: { name: "file", position: 0 },
    unsafe: { when: "always" },
    does: unpickles,
    instead: "Keep the model in a safe format, and make the explainer anew from it.",
    triggers: ["dalex"],
    source:
      "https://github.com/ModelOriented/DALEX (python/dalex/dalex/_explainer/object.py, load(): pickle.load)",
    checked: "2026-11-29",
    example: "import dalex as dx\nexplainer = dx.Explainer.load(stream)\n",
    safeExample: "import dalex as dx\nexplainer = dx.Explainer(model, rows, labels)\n",
  },
  {
    names: [
      "shapash.SmartExplainer.load",
      "shapash.explainer.smart_explainer.SmartExplainer.load",
      "shapash.utils.load_smartpredictor.load_smartpredictor",
      "shapash.utils.io.load_pickle",
    ],
    family: "pickle",
    file: { name: "path", position: 0 },
    unsafe: { when: "always" },
    does: unpickles,
    instead: "Keep the model in a safe format, and make the explainer anew from it.",
    triggers: ["shapash"],
    source: "https://github.com/MAIF/shapash (shapash/utils/io.py, load_pickle(): pickle.load)",
    checked: "2026-11-29",
    example: 'from shapash import SmartExplainer\nexplainer = SmartExplainer.load("explainer.pkl")\n',
    safeExample: "from shapash import SmartExplainer\nexplainer = SmartExplainer(model=model)\n",
  },
  {
    names: ["ClassifierExplainer", "RegressionExplainer", "BaseExplainer"].flatMap((name) => [
      `explainerdashboard.${name}.from_file`,
      `explainerdashboard.explainers.${name}.from_file`,
    ]),
    family: "pickle",
    file: { name: "filepath", position: 0 },
    unsafe: { when: "always" },
    does: "unpickles {file} (joblib, dill or pickle), and a pickle runs whatever code it names while it is read",
    instead: "Keep the model in a safe format, and make the explainer anew from it.",
    triggers: ["explainerdashboard"],
    source: "https://github.com/oegedijk/explainerdashboard (explainerdashboard/explainers.py, from_file())",
    checked: "2026-11-29",
    example:
      'from explainerdashboard import ClassifierExplainer\nexplainer = ClassifierExplainer.from_file("explainer.joblib")\n',
    safeExample:
      "from explainerdashboard import ClassifierExplainer\nexplainer = ClassifierExplainer(model, rows, labels)\n",
  },
  {
    names: ["omnixai.explainers.*.load"],
    family: "pickle",
    file: { name: "directory", position: 0 },
    unsafe: { when: "always" },
    does: "unpickles what lies in {file} (dill), and a pickle runs whatever code it names while it is read",
    instead: own,
    triggers: ["omnixai"],
    source: "https://github.com/salesforce/OmniXAI (omnixai/explainers/base.py, load(): dill.load)",
    checked: "2026-11-29",
    example:
      'from omnixai.explainers.tabular import TabularExplainer\nexplainer = TabularExplainer.load("explainer")\n',
    safeExample:
      "from omnixai.explainers.tabular import TabularExplainer\nexplainer = TabularExplainer(explainers, mode, data, model)\n",
  },
  {
    names: [
      "igraph.Graph.Read_Pickle",
      "igraph.Graph.Read_Picklez",
      "igraph.Graph.read_pickle",
      "igraph.Graph.read_picklez",
    ],
    family: "pickle",
    file: { name: "fname", position: 0 },
    unsafe: { when: "always" },
    does: unpickles,
    instead: "Keep graphs as GraphML: `Graph.Read_GraphML(…)`.",
    triggers: ["Read_Pickle", "read_pickle"],
    source: "https://github.com/igraph/python-igraph (src/igraph/io/files.py: pickle.load)",
    checked: "2026-11-29",
    example: 'import igraph\ngraph = igraph.Graph.Read_Pickle("graph.pkl")\n',
    safeExample: 'import igraph\ngraph = igraph.Graph.Read_GraphML("graph.graphml")\n',
  },
  {
    names: ["whoosh.index.open_dir", "whoosh.filedb.filestore.FileStorage.open_index"],
    family: "pickle",
    file: { name: "dirname", position: 0 },
    unsafe: { when: "always" },
    severity: "information",
    does: "unpickles the schema that lies in the index, and a pickle runs whatever code it names",
    instead: "Open only indexes that this project made, in a folder that nobody else can write to.",
    triggers: ["whoosh"],
    source: "https://github.com/mchaput/whoosh (src/whoosh/index.py, TOC: pickle.loads)",
    checked: "2026-11-29",
    example: 'from whoosh import index\nfound = index.open_dir("index")\n',
    safeExample: 'from whoosh import index\nmade = index.create_in("index", schema)\n',
  },
  {
    names: [
      "wikipedia2vec.Wikipedia2Vec.load",
      "wikipedia2vec.dictionary.Dictionary.load",
      "wikipedia2vec.link_graph.LinkGraph.load",
      "wikipedia2vec.mention_db.MentionDB.load",
    ],
    family: "pickle",
    unsafe: { when: "always" },
    does: "unpickles the file (joblib), and a pickle runs whatever code it names while it is read",
    instead: "Take the vectors in their text form: `Wikipedia2Vec.load_text(…)`.",
    triggers: ["wikipedia2vec"],
    source:
      "https://github.com/wikipedia2vec/wikipedia2vec (wikipedia2vec/wikipedia2vec.py, load(): joblib.load)",
    checked: "2026-11-29",
    example: 'from wikipedia2vec import Wikipedia2Vec\nvectors = Wikipedia2Vec.load("enwiki.pkl")\n',
    safeExample: 'from wikipedia2vec import Wikipedia2Vec\nvectors = Wikipedia2Vec.load_text("enwiki.txt")\n',
  },
  {
    names: ["deepface.DeepFace.find", "deepface.modules.recognition.find"],
    family: "pickle",
    file: { name: "db_path", position: 1 },
    unsafe: { when: "not-given", parameter: { name: "credentials" } },
    severity: "information",
    does: "unpickles the representations that lie in {file} beside the pictures, and a pickle runs whatever code it names",
    instead:
      "Keep the folder where nobody else can write, or hand over `credentials`, by which the file is signed.",
    triggers: ["deepface"],
    source: "https://github.com/serengil/deepface (deepface/modules/recognition.py, find(): pickle.load)",
    checked: "2026-11-29",
    example: 'from deepface import DeepFace\nfaces = DeepFace.find("face.jpg", db_path="faces")\n',
    safeExample:
      'from deepface import DeepFace\nfaces = DeepFace.find("face.jpg", db_path="faces", credentials=signing)\n',
  },
  {
    names: ["numcodecs.Pickle", "numcodecs.pickles.Pickle"],
    family: "pickle",
    unsafe: { when: "always" },
    severity: "information",
    does: "makes a codec that unpickles each chunk that it reads, and a pickle runs whatever code it names",
    instead: "Use `numcodecs.JSON`, `VLenUTF8` or a type of fixed length for objects.",
    triggers: ["numcodecs"],
    source: "https://github.com/zarr-developers/numcodecs (src/numcodecs/pickles.py, decode(): pickle.loads)",
    checked: "2026-11-29",
    example: "import numcodecs\ncodec = numcodecs.Pickle()\n",
    safeExample: "import numcodecs\ncodec = numcodecs.JSON()\n",
  },
  {
    names: [
      "zenml.materializers.CloudpickleMaterializer.load",
      "zenml.materializers.cloudpickle_materializer.CloudpickleMaterializer.load",
    ],
    family: "pickle",
    unsafe: { when: "always" },
    does: "unpickles the artifact (cloudpickle), and a pickle runs whatever code it names while it is read",
    instead: "Give the type a materializer of its own that writes plain values.",
    triggers: ["CloudpickleMaterializer"],
    source: "https://github.com/zenml-io/zenml (src/zenml/materializers/cloudpickle_materializer.py, load())",
    checked: "2026-11-29",
    example:
      "from zenml.materializers.cloudpickle_materializer import CloudpickleMaterializer\nvalue = CloudpickleMaterializer(uri).load(dict)\n",
    safeExample:
      "from zenml.materializers.cloudpickle_materializer import CloudpickleMaterializer\nCloudpickleMaterializer(uri).save(value)\n",
  },
  {
    names: ["parse_raw", "parse_file"]
      .flatMap((method) => [`pydantic.BaseModel.${method}`, `pydantic.v1.BaseModel.${method}`])
      .concat(
        ["parse_raw_as", "parse_file_as"].flatMap((name) => [`pydantic.${name}`, `pydantic.v1.${name}`]),
        ["load_str_bytes", "load_file"].flatMap((name) => [
          `pydantic.parse.${name}`,
          `pydantic.v1.parse.${name}`,
          `pydantic.deprecated.parse.${name}`,
        ]),
      ),
    family: "pickle",
    unsafe: { when: "true", parameter: { name: "allow_pickle" } },
    does: "unpickles what is said to be a pickle, and a pickle runs whatever code it names while it is read",
    instead: "Leave `allow_pickle` out, and send JSON.",
    triggers: ["allow_pickle"],
    source:
      "https://github.com/pydantic/pydantic (pydantic/deprecated/parse.py, load_str_bytes(): pickle.loads)",
    checked: "2026-11-29",
    example:
      'from pydantic import BaseModel\n\n\nclass Row(BaseModel):\n    a: int\n\n\nrow = Row.parse_raw(data, proto="pickle", allow_pickle=True)\n',
    safeExample:
      'from pydantic import BaseModel\n\n\nclass Row(BaseModel):\n    a: int\n\n\nrow = Row.parse_raw(data, proto="json", allow_pickle=False)\n',
  },
  {
    names: ["django.core.signing.loads"],
    family: "pickle",
    file: { name: "s", position: 0 },
    unsafe: {
      when: "named",
      parameter: { name: "serializer", position: 3 },
      names: ["django.contrib.sessions.serializers.PickleSerializer"],
    },
    does: "unpickles what the signature covers, so whoever learns the key can run code here",
    instead: "Leave `serializer` out: Django's own is JSON.",
    triggers: ["PickleSerializer"],
    source:
      "https://docs.djangoproject.com/en/4.2/topics/http/sessions/ (PickleSerializer; gone in Django 5)",
    checked: "2026-11-29",
    example:
      "from django.contrib.sessions.serializers import PickleSerializer\nfrom django.core import signing\n\nvalue = signing.loads(token, serializer=PickleSerializer)\n",
    safeExample:
      "from django.contrib.sessions.serializers import JSONSerializer\nfrom django.core import signing\n\nvalue = signing.loads(token, serializer=JSONSerializer)\n# PickleSerializer\n",
  },
];
