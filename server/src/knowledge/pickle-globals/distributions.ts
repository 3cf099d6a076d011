/**
 * Packages whose import name is not the name under which they are installed, as far as pickles import
 * them. Source: each project's own page on the Python Package Index, 2026-11.
 */
const distributions: ReadonlyMap<string, string> = new Map([
  ["Bio", "biopython"],
  ["Crypto", "pycryptodome"],
  ["PIL", "pillow"],
  ["TTS", "coqui-tts"],
  ["attr", "attrs"],
  ["bs4", "beautifulsoup4"],
  ["box", "python-box"],
  ["clip", "openai-clip"],
  ["cv2", "opencv-python"],
  ["dateutil", "python-dateutil"],
  ["fbprophet", "prophet"],
  ["fitz", "pymupdf"],
  ["git", "gitpython"],
  ["google", "protobuf"],
  ["imblearn", "imbalanced-learn"],
  ["open_clip", "open-clip-torch"],
  ["pyannote", "pyannote-audio"],
  ["skimage", "scikit-image"],
  ["sklearn", "scikit-learn"],
  ["surprise", "scikit-surprise"],
  ["talib", "ta-lib"],
  ["umap", "umap-learn"],
  ["whisper", "openai-whisper"],
  ["yaml", "pyyaml"],
]);

/** Under which name the package of a module is installed: mostly the name of its outermost module. */
export function distributionOf(module: string): string {
  const [root = module] = module.split(".");
  return distributions.get(root) ?? root.replaceAll("_", "-");
}
