// The script of /api/docs, as the text the browser gets: sends what a form says and shows the answer. Plain JavaScript, served from here.

export const docsScript = `'use strict';
const base = '/api/v1';
const token = document.getElementById('token');
const who = document.getElementById('who');
let csrf = null;

async function introduce() {
  csrf = null;
  const answer = await fetch(base + '/me', { headers: credentials() });
  if (!answer.ok) return void (who.textContent = 'not signed in');
  const me = await answer.json();
  csrf = me.csrf;
  who.textContent = 'as ' + me.name + ' (' + me.scope + ')';
}

function credentials() {
  return token.value === '' ? {} : { authorization: 'Bearer ' + token.value };
}

function requestOf(form) {
  const headers = credentials();
  const query = new URLSearchParams();
  let path = form.dataset.path;
  for (const input of form.querySelectorAll('[data-in]')) {
    if (input.value === '') continue;
    if (input.dataset.in === 'path') path = path.replace('{' + input.name + '}', encodeURIComponent(input.value));
    if (input.dataset.in === 'query') query.set(input.name, input.value);
    if (input.dataset.in === 'header') headers[input.name] = input.value;
  }
  const method = form.dataset.method;
  const body = form.elements.body ? form.elements.body.value : undefined;
  if (body !== undefined) headers['content-type'] = form.elements['content-type'].value;
  if (method !== 'GET' && csrf !== null) headers['x-gyre-csrf'] = csrf;
  return [base + path + (query.size > 0 ? '?' + query : ''), { method, headers, body }];
}

async function shown(answer) {
  const head = answer.status + ' ' + answer.statusText + '\\n' + [...answer.headers].map((it) => it.join(': ')).join('\\n');
  if ((answer.headers.get('content-type') || '').startsWith('text/event-stream')) {
    const first = await answer.body.getReader().read();
    return head + '\\n\\n' + new TextDecoder().decode(first.value) + '…';
  }
  const text = await answer.text();
  try {
    return head + '\\n\\n' + JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return head + '\\n\\n' + text;
  }
}

document.addEventListener('submit', async (event) => {
  event.preventDefault();
  const output = event.target.querySelector('.answer');
  output.hidden = false;
  output.textContent = '…';
  const stop = new AbortController();
  try {
    const [url, init] = requestOf(event.target);
    output.textContent = await shown(await fetch(url, { ...init, signal: stop.signal }));
  } catch (error) {
    output.textContent = String(error);
  }
  stop.abort();
  if (/^\\/(sign-|setup)/.test(event.target.dataset.path)) introduce();
});
token.addEventListener('change', introduce);
introduce();
if (location.hash !== '') document.getElementById(location.hash.slice(1))?.setAttribute('open', '');
`;
