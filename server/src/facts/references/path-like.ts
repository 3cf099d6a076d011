/** Names by which programs call their own folders; `model_name_or_path` may be either. */
const folderName =
  /(?:^|[._])(?:\w*_)?(?:dir|directory|folder|folder_path|save_path|saved_path|local_path|output_path|out_path|checkpoint|checkpoint_path|ckpt|ckpt_path|adapter_path|config_path|lora_path|cache_path|export_path|tmp_path|bema_path|save_to|outpath|savedir|outdir)(?:\[[^\]]*\])?$/i;

/** The longest expression that is looked at. */
const longestSource = 400;

/**
 * Whether an expression that nothing is known of is a folder, by how it is written: joined with
 * `os.path.join` or `/`, called a directory, or written to before by the same program.
 *
 * @param text the whole program
 */
export function isPathLike(source: string, text: string): boolean {
  const written = source.trim().slice(0, longestSource);
  if (/^(?:os\.path\.|osp?\.path\.|osp\.|Path\(|pathlib\.)/.test(written)) return true;
  // `folder / "model"`: names of a hub are texts, which nobody divides.
  if (/^[\w.()[\]]+\s*\/\s*(?:["']|f["']|\w)/.test(written)) return true;
  const inner = /^(?:str|os\.fspath)\((.*)\)$/s.exec(written)?.[1] ?? written;
  return folderName.test(inner) || isSaved(inner, text);
}

/** `model.save_pretrained(name)` before `from_pretrained(name)`: what is loaded is what was written. */
function isSaved(name: string, text: string): boolean {
  if (!/^[\w.]{1,80}$/.test(name)) return false;
  const pattern = `\\b(?:save_pretrained|save_model|save_to_disk|save_merged\\w*|save_lora)\\(\\s*(?:\\w+\\s*=\\s*)?${name.replaceAll(".", "\\.")}\\b`;
  return new RegExp(pattern).test(text);
}
