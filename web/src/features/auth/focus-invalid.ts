// After a try that could not be sent: the focus goes to the first field that says why.
export function focusInvalid(form: HTMLFormElement): void {
  // The errors are in the page after the next paint.
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
}
