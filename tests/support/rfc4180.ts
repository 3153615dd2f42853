/**
 * A strict reader of RFC 4180: throws at what a lenient one would forgive. CRLF ends every line, a field
 * with a comma, a quote or a line break is quoted, a quote inside is doubled, nothing follows a closing one.
 */
export function readStrictly(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let i = text.startsWith("\uFEFF") ? 1 : 0;
  while (i < text.length) {
    const [cell, end] = text[i] === '"' ? quoted(text, i) : plain(text, i);
    row.push(cell);
    if (text[end] === ",") i = end + 1;
    else if (text.startsWith("\r\n", end)) {
      rows.push(row);
      row = [];
      i = end + 2;
    } else throw new Error(`no comma and no line end at ${end}`);
  }
  if (row.length > 0) throw new Error("the last line does not end");
  return rows;
}

function plain(text: string, start: number): [string, number] {
  const end = start + (/[,\r\n"]/.exec(text.slice(start))?.index ?? text.length - start);
  if (text[end] === '"') throw new Error(`a quote in a bare field at ${end}`);
  return [text.slice(start, end), end];
}

function quoted(text: string, start: number): [string, number] {
  let cell = "";
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] !== '"') cell += text[i];
    else if (text[i + 1] === '"') {
      cell += '"';
      i++;
    } else return [cell, i + 1];
  }
  throw new Error(`a quote that never closes at ${start}`);
}
