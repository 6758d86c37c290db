// A text to look for, in which `*` stands for anything: read from left to right once, so that no text and no pattern can make it slow.

/** Characters of a text that are looked at. */
export const mostCharacters = 65_536;

/** Whether a text contains the pattern. Upper and lower case are the same. */
export type TextPattern = (text: string) => boolean;

/** `access denied`, `ray id: * blocked`. A pattern of nothing but `*` finds any text. */
export function textPattern(pattern: string): TextPattern {
  const pieces = pattern
    .toLowerCase()
    .split('*')
    .filter((piece) => piece !== '');
  return (text) => {
    const searched = text.slice(0, mostCharacters).toLowerCase();
    let from = 0;
    // The first place of each piece leaves most room for those behind it, so none has to be tried twice.
    for (const piece of pieces) {
      const at = searched.indexOf(piece, from);
      if (at < 0) return false;
      from = at + piece.length;
    }
    return true;
  };
}
