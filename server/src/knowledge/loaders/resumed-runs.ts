import type { LibraryVersion, Loader } from "./loader.ts";

/** What Lightning keeps of the very run, and no file that is named (trainer/connectors/checkpoint_connector.py). */
const ownRun = ["best", "last", "hpc", "registry"];

/** The checkpoints that the callback of the same run wrote. */
const ownCheckpoint = /\.(?:best|last)_model_path$/;

/** From this release on Lightning leaves the default to PyTorch (CHANGELOG: weights_only). */
const leftToTorch: readonly LibraryVersion[] = [
  { library: "lightning", version: "2.6" },
  { library: "pytorch-lightning", version: "2.6" },
];

const trainers = [
  "lightning.Trainer",
  "lightning.pytorch.Trainer",
  "lightning.pytorch.trainer.Trainer",
  "pytorch_lightning.Trainer",
  "pytorch_lightning.trainer.Trainer",
];
const source =
  "https://github.com/Lightning-AI/pytorch-lightning (src/lightning/pytorch/trainer/trainer.py; fabric/utilities/cloud_io.py, _load(); CHANGELOG)";
const does = "resumes from {file}, which it unpickles, and a pickle runs whatever code it names";

/** Where the checkpoint stands in each method's signature. */
const places: readonly (readonly [methods: readonly string[], position: number])[] = [
  [["fit", "predict"], 4],
  [["validate", "test"], 2],
];

/** Runs that are resumed from a checkpoint: Lightning unpickles it whole. */
export const resumedRunLoaders: readonly Loader[] = [
  ...places.map(
    ([methods, position]): Loader => ({
      names: trainers.flatMap((trainer) => methods.map((method) => `${trainer}.${method}`)),
      family: "torch",
      file: { name: "ckpt_path", position },
      unsafe: {
        when: "given",
        parameter: { name: "ckpt_path", position },
        except: ownRun,
        exceptWritten: ownCheckpoint,
        since: leftToTorch,
      },
      unless: { name: "weights_only" },
      severity: "warning",
      does,
      instead:
        "With Lightning 2.6 or later write `weights_only=True`; before, resume only from checkpoints of your own.",
      triggers: ["Trainer"],
      source,
      checked: "2026-11-29",
      example: `import lightning as L\ntrainer = L.Trainer()\ntrainer.${methods[0]}(net, ckpt_path="runs/last.ckpt")\n`,
      safeExample: `import lightning as L\ntrainer = L.Trainer()\ntrainer.${methods[0]}(net, ckpt_path="best")\n`,
    }),
  ),
  {
    names: trainers,
    family: "torch",
    file: { name: "resume_from_checkpoint" },
    unsafe: { when: "given", parameter: { name: "resume_from_checkpoint" }, except: ownRun },
    severity: "warning",
    does,
    instead: "Resume only from checkpoints of your own.",
    triggers: ["resume_from_checkpoint"],
    source,
    checked: "2026-11-29",
    example:
      'from pytorch_lightning import Trainer\ntrainer = Trainer(resume_from_checkpoint="runs/last.ckpt")\n',
    safeExample: "from pytorch_lightning import Trainer\ntrainer = Trainer(resume_from_checkpoint=None)\n",
  },
];
