/*
 * The rest of the time for which something is held: a ring that empties, minutes and seconds. What is seen changes each second; a screen
 * reader hears it at two minutes, at one and at the end only.
 *
 * <nurt-hold left="272" whole="300" rest="jeszcze {0} min {1} s" two="…" one="…" over="…">; fires "over" once. Setting "left" begins anew.
 */
const RADIUS = 28;
const AROUND = 2 * Math.PI * RADIUS;

class NurtHold extends HTMLElement {
  static readonly observedAttributes = ["left"];

  private timer?: number;
  private end = 0;
  private said = "";
  private built = false;

  connectedCallback() {
    this.build();
    this.restart();
  }

  disconnectedCallback() {
    window.clearInterval(this.timer);
  }

  attributeChangedCallback() {
    if (this.isConnected) {
      this.build();
      this.restart();
    }
  }

  private build() {
    if (this.built) {
      return;
    }
    this.built = true;
    this.innerHTML = `<span class="hold-ring" aria-hidden="true"><svg viewBox="0 0 64 64"><circle class="hold-track" cx="32" cy="32" r="${RADIUS}"></circle><circle class="hold-rest" cx="32" cy="32" r="${RADIUS}" transform="rotate(-90 32 32)"></circle></svg><span class="hold-time"></span></span><span class="hold-words" aria-hidden="true"></span><span class="sr-only" role="status"></span>`;
  }

  private restart() {
    window.clearInterval(this.timer);
    this.said = "";
    this.end = Date.now() + 1000 * Number(this.getAttribute("left") ?? 0);
    this.show();
    this.timer = window.setInterval(() => this.show(), 1000);
  }

  private show() {
    const left = Math.max(0, Math.round((this.end - Date.now()) / 1000));
    const minutes = Math.floor(left / 60);
    const seconds = left % 60;
    const part = Math.min(1, left / Number(this.getAttribute("whole") ?? 300));
    this.querySelector(".hold-time")!.textContent = `${minutes}:${String(seconds).padStart(2, "0")}`;
    this.querySelector(".hold-rest")!.setAttribute("stroke-dasharray", `${part * AROUND} ${AROUND}`);
    this.querySelector(".hold-words")!.textContent = (this.getAttribute("rest") ?? "")
      .replace("[m]", String(minutes))
      .replace("[s]", String(seconds));
    this.say(left);
    if (left === 0) {
      window.clearInterval(this.timer);
      this.dispatchEvent(new CustomEvent("over"));
    }
  }

  private say(left: number) {
    const word = left === 0 ? "over" : left <= 60 ? "one" : left <= 120 ? "two" : "";
    if (word && word !== this.said) {
      this.said = word;
      this.querySelector("[role=status]")!.textContent = this.getAttribute(word) ?? "";
    }
  }
}

customElements.define("nurt-hold", NurtHold);
