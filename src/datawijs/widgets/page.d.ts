// What the host of the static page (host.js) keeps on the page, for the type checker.

/** An entry of the widget state that Jupyter writes into a page; `kind` is there for an exercise of ours. */
type WidgetState = { state: Record<string, unknown> & { kind?: string } };

interface Window {
  /** Set in the script that host.js ends (static_page.py). */
  datawijs: { exercises: Record<string, (mount: Mount) => Stop>; progress: typeof progress };
}
