/** What the machine can do at most: how fast bytes are looked at that need nothing more. */
const MARKS = { x12: 0x7e, edifact: 0x27 };

/** One pass over the bytes, terminators counted. The loop is in a function of its own, to be compiled once. */
function byteLoop({ standard, chunks }) {
  return () => {
    let segments = 0;
    for (const chunk of chunks(Infinity)) segments += count(chunk, MARKS[standard]);
    return { segments };
  };
}

function count(bytes, mark) {
  let found = 0;
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === mark) found++;
  return found;
}

/** The same by the native search. */
function indexOf({ standard, chunks }) {
  return () => {
    let segments = 0;
    for (const chunk of chunks(Infinity)) {
      for (let at = chunk.indexOf(MARKS[standard]); at !== -1; at = chunk.indexOf(MARKS[standard], at + 1)) segments++;
    }
    return { segments };
  };
}

export const LIMITS = { 'byte loop': byteLoop, indexOf };
