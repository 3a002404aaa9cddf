/*
 * Says since when the page has no connection, and takes it back when it has one again. Vaadin knows the state of requests, Atmosphere
 * that of the push connection; a page nobody touches would notice only there that it is cut off. Vaadin's own banner is not shown
 * (states.css). html[data-connection] lets "na żywo" badges stop claiming to be live.
 *
 * <nurt-connection lost="Od {0} bez połączenia" explanation="…" zone="…"> stands in the layouts, in the language
 * and the time zone of the page.
 */
type ConnectionState = "connected" | "loading" | "reconnecting" | "connection-lost";

interface ConnectionStateStore {
  readonly state: ConnectionState;
  addStateChangeListener(listener: (previous: ConnectionState, current: ConnectionState) => void): void;
  removeStateChangeListener(listener: (previous: ConnectionState, current: ConnectionState) => void): void;
}

/** The push library, once it is loaded; its listeners hear of every change of the connection. */
interface Atmosphere {
  addCallback(listener: (change: { state: string }) => void): void;
  removeCallback(listener: (change: { state: string }) => void): void;
}

const GRACE_MS = 1500;
const PUSH_LOADS_MS = 500;
const PUSH_OPEN = new Set(["opening", "re-opening", "messageReceived"]);

class NurtConnection extends HTMLElement {
  private timer?: number;
  private loading?: number;
  private push?: Atmosphere;
  private pushLost = false;
  private readonly changed = () => this.follow();
  private readonly pushChanged = ({ state }: { state: string }) => {
    if (state === "closed" || PUSH_OPEN.has(state)) {
      this.pushLost = state === "closed";
      this.follow();
    }
  };

  connectedCallback() {
    this.setAttribute("role", "status");
    this.store?.addStateChangeListener(this.changed);
    window.addEventListener("offline", this.changed);
    window.addEventListener("online", this.changed);
    this.listenToPush();
  }

  disconnectedCallback() {
    this.store?.removeStateChangeListener(this.changed);
    window.removeEventListener("offline", this.changed);
    window.removeEventListener("online", this.changed);
    window.clearTimeout(this.loading);
    this.push?.removeCallback(this.pushChanged);
    this.push = undefined;
  }

  private listenToPush() {
    this.push = (window as unknown as { vaadinPush?: { atmosphere?: Atmosphere } }).vaadinPush?.atmosphere;
    if (this.push) {
      this.push.addCallback(this.pushChanged);
    } else {
      this.loading = window.setTimeout(() => this.listenToPush(), PUSH_LOADS_MS);
    }
  }

  private get store(): ConnectionStateStore | undefined {
    return (window as unknown as { Vaadin?: { connectionState?: ConnectionStateStore } }).Vaadin?.connectionState;
  }

  private get lost() {
    const state = this.store?.state;
    return this.pushLost || state === "reconnecting" || state === "connection-lost" || !navigator.onLine;
  }

  private follow() {
    if (this.lost && this.timer === undefined) {
      const since = new Date();
      this.timer = window.setTimeout(() => this.show(since), GRACE_MS);
    } else if (!this.lost && this.timer !== undefined) {
      window.clearTimeout(this.timer);
      this.timer = undefined;
      delete document.documentElement.dataset.connection;
      this.replaceChildren();
    }
  }

  private show(since: Date) {
    const timeZone = this.getAttribute("zone") ?? undefined;
    const time = since.toLocaleTimeString(document.documentElement.lang, { hour: "numeric", minute: "2-digit", timeZone });
    const title = document.createElement("b");
    title.textContent = (this.getAttribute("lost") ?? "").replace("{0}", time);
    const explanation = document.createElement("span");
    explanation.textContent = this.getAttribute("explanation");
    this.replaceChildren(title, explanation);
    document.documentElement.dataset.connection = "lost";
  }
}

customElements.define("nurt-connection", NurtConnection);
