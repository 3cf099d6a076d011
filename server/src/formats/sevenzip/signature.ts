const signature = [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c];

/** Whether bytes begin as a 7z archive does (7-Zip, DOC/7zFormat.txt). */
export function isSevenZip(head: Uint8Array): boolean {
  return signature.every((byte, index) => head[index] === byte);
}
