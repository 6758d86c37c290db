// The style of /api/docs, as the text the browser gets.

export const docsStyle = `:root { color-scheme: light dark; --line: light-dark(#d8dce2, #343a44); --soft: light-dark(#f4f6f8, #1b1f26); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 70rem; padding: 1rem; font: 15px/1.5 system-ui, sans-serif;
  background: light-dark(#fff, #14171c); color: light-dark(#1a1d22, #e4e7ec); }
a { color: light-dark(#0b5cad, #7db7ff); }
code, pre, textarea, input, select { font: 13px/1.45 ui-monospace, monospace; }
nav a { margin-right: .75rem; }
details { border: 1px solid var(--line); border-radius: 6px; margin: .4rem 0; padding: 0 .75rem; }
summary { cursor: pointer; padding: .5rem 0; }
summary span { opacity: .75; margin-left: .5rem; }
summary b { display: inline-block; width: 4rem; font-size: 12px; }
.GET { color: light-dark(#0b6b3a, #6fd39b); } .POST { color: light-dark(#0b5cad, #7db7ff); }
.PATCH, .PUT { color: light-dark(#8a5a00, #f0c060); } .DELETE { color: light-dark(#b3261e, #ff9d96); }
label { display: block; margin: .4rem 0; } label i { opacity: .65; } label small { display: block; opacity: .65; }
input, textarea, select, button { padding: .35rem .5rem; border: 1px solid var(--line); border-radius: 4px; background: var(--soft); color: inherit; }
textarea { display: block; width: 100%; }
button { font: inherit; cursor: pointer; padding: .35rem 1rem; }
:focus-visible { outline: 2px solid light-dark(#0b5cad, #7db7ff); outline-offset: 1px; }
pre { background: var(--soft); border-radius: 4px; padding: .6rem; overflow: auto; max-height: 24rem; }
dt { font-weight: 600; } dd { margin: 0 0 .5rem; }
`;
