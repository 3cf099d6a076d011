import type { ReferenceApi } from "./reference-api.ts";

const torchvision = { kind: "model", registry: "library" } as const;

/** Weights that a library knows by names of its own. */
export const visionApis: readonly ReferenceApi[] = [
  {
    ...torchvision,
    names: ["torchvision.models.*"],
    id: [{ name: "weights" }, { name: "pretrained", position: 0 }],
    bareNames: "identifier",
    inline: "torchvision",
    pinning:
      "name the weights by their version, `weights=…_Weights.IMAGENET1K_V2`, whose checksum torchvision compares",
    source:
      "torchvision/models/_api.py, WeightsEnum.get_state_dict(check_hash=True); DEFAULT is the best of a release",
    example: 'import torchvision\nmodel = torchvision.models.resnet50(weights="DEFAULT")\n',
    pinnedExample: 'import torchvision\nmodel = torchvision.models.resnet50(weights="IMAGENET1K_V2")\n',
  },
  {
    ...torchvision,
    names: [
      "keras.applications.MobileNet",
      "keras.applications.MobileNetV2",
      "keras.applications.mobilenet.MobileNet",
      "keras.applications.mobilenet_v2.MobileNetV2",
      "tensorflow.keras.applications.MobileNet",
      "tensorflow.keras.applications.MobileNetV2",
      "tensorflow.keras.applications.mobilenet.MobileNet",
      "tensorflow.keras.applications.mobilenet_v2.MobileNetV2",
    ],
    id: [{ name: "weights" }],
    bareNames: "identifier",
    when: { name: "weights", value: "imagenet" },
    pinning: "download the file once, write its SHA-256 down, and load it by its path",
    source: "keras/src/applications/mobilenet.py, mobilenet_v2.py: get_file() without a sum",
    checked: "2026-11-28",
    example: 'import keras\nmodel = keras.applications.MobileNetV2(weights="imagenet")\n',
  },
  {
    ...torchvision,
    names: ["tensorflow.keras.applications.*", "keras.applications.*"],
    id: [{ name: "weights" }],
    bareNames: "identifier",
    fixedBy: "checksum",
    when: { name: "weights", value: "imagenet" },
    pinning: "the library compares the file with a sum of its own",
    source:
      "keras/src/applications/*.py: get_file(…, file_hash=…), except in mobilenet.py and mobilenet_v2.py",
    checked: "2026-11-28",
    example: 'import keras\nmodel = keras.applications.ResNet50(weights="imagenet")\n',
    pinnedExample: 'import keras\nmodel = keras.applications.ResNet50(weights="imagenet")\n',
  },
];
