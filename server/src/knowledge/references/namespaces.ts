/**
 * Accounts of single persons on the Hugging Face Hub under which many models or datasets are used by
 * others. Whether a namespace is a person's cannot be seen from its name, so only these are known.
 * From general knowledge of the hub, 2026-11; not compared with a list.
 */
const personal: ReadonlySet<string> = new Set(
  (
    "TheBloke bartowski mradermacher cahya dslim mrm8488 patrickvonplaten julien-c ehartford Undi95 Gryphe " +
    "jondurbin lewtun lvwerra tloen oliverguhr j-hartmann bhadresh-savani ydshieh vennify yiyanghkust philschmid " +
    "sayakpaul nateraw osanseviero abhishek mlabonne Xenova yahma vicgalle iamtarun sahil2801 timdettmers " +
    "dvruette kaiokendev chavinlo samwit totally-not-an-llm MoritzLaurer teknium Lykon"
  ).split(" "),
);

/** Whether an owner on the Hugging Face Hub is known to be one person. */
export function isPersonalNamespace(owner: string): boolean {
  return personal.has(owner);
}
