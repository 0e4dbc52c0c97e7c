/** A text with the words marked by which it was found. */
export function Marked({ text, words }: { text: string; words: string[] }) {
  const wanted = words.filter((word) => word.trim()).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (wanted.length === 0) return <>{text}</>;
  const pieces = text.split(new RegExp(`(${wanted.join("|")})`, "giu"));
  return <>{pieces.map((piece, index) => (index % 2 === 1 ? <mark key={index}>{piece}</mark> : piece))}</>;
}
