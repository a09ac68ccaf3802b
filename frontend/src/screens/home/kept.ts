// A browser that gives a frame no storage of its own throws: then the page forgets, and works.

/** Whether this browser remembers `name`. */
export function kept(name: string): boolean {
  try {
    return localStorage.getItem(name) === "yes";
  } catch {
    return false;
  }
}

export function keep(name: string, yes: boolean): void {
  try {
    localStorage.setItem(name, yes ? "yes" : "no");
  } catch {
    // Nothing to keep it in.
  }
}
