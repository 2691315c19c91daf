// Cuts the rows of a table into sheets of paper by their measured heights. The head of the table stands on every sheet;
// the first has less room, because the title stands there too. A row that is higher than a sheet gets one of its own.
export function cutIntoSheets(heights: readonly number[], room: { first: number; other: number }): number[][] {
  const sheets: number[][] = [[]];
  let left = room.first;
  heights.forEach((height, row) => {
    if (height > left && sheets.at(-1)!.length) {
      sheets.push([]);
      left = room.other;
    }
    sheets.at(-1)!.push(row);
    left -= height;
  });
  return sheets;
}

// Shares the width of a sheet among columns by how long their texts are: what is always short is not broken, what is long
// gets the rest. Chinese signs are twice as wide as Latin ones.
export function widthsOf(heads: readonly string[], rows: readonly (readonly string[])[]): number[] {
  const wide = (text: string) => [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0);
  const weights = heads.map((head, at) => {
    const lengths = rows.map((row) => wide(row[at] ?? ''));
    const longest = Math.max(0, ...lengths);
    const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
    return Math.min(Math.max(longest <= 20 ? longest : mean, wide(head) * 0.6, 6) + 2, 60);
  });
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => (100 * weight) / sum);
}
