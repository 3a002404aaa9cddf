/*
 * <nurt-calendar>: days of several people side by side, bookings at their hours.
 *
 * The server says what is shown (CalendarGrid.java) by show(). Fires "entry-open" {id}, "entry-off" {id} and "entry-moved" {id, column, minute}.
 * A booking is dragged, or moved by keys: M takes it up, arrows carry it, Enter puts it down, Escape leaves it where it was. What the keys do
 * is also said to a screen reader.
 */
interface Column {
  name: string;
  label: string;
  today: boolean;
}

interface Group {
  name: string;
  detail: string;
  columns: Column[];
}

interface Entry {
  id: string;
  column: number;
  from: number;
  to: number;
  title: string;
  text: string;
  kind: string;
  state: string;
  label: string;
  movable: boolean;
}

interface Span {
  column: number;
  from: number;
  to: number;
  kind: string;
  text: string;
}

interface Shown {
  from: number;
  to: number;
  now?: { columns: number[]; minute: number };
  groups: Group[];
  entries: Entry[];
  spans: Span[];
  texts: { taken: string; left: string; at: string };
}

const STEP = 15;
const FAR_ENOUGH = 6;
/** A booking that is shorter has place for its name only. */
const TWO_LINES = 35;

class NurtCalendar extends HTMLElement {
  private shown?: Shown;
  private columns: HTMLElement[] = [];
  private said?: HTMLElement;
  private carried?: { entry: Entry; button: HTMLElement; column: number; minute: number; byKeys: boolean; grip: number };

  show(shown: Shown) {
    const focused = this.querySelector<HTMLElement>(":focus")?.dataset.id;
    this.carried = undefined;
    this.shown = shown;
    this.build(shown);
    if (focused) {
      this.querySelector<HTMLElement>(`[data-id="${focused}"]`)?.focus();
    }
  }

  private build(shown: Shown) {
    this.replaceChildren();
    this.columns = [];
    const hours = element("div", "cal-hours");
    for (let minute = Math.ceil(shown.from / 60) * 60; minute < shown.to; minute += 60) {
      const hour = element("span", "cal-hour", clock(minute));
      hour.style.top = this.percent(minute - shown.from);
      hours.append(hour);
    }
    hours.setAttribute("aria-hidden", "true");
    this.append(hours);
    shown.groups.forEach((group) => this.append(this.group(group)));
    shown.spans.forEach((span) => this.columns[span.column]?.append(this.span(span)));
    shown.entries.forEach((entry) => this.columns[entry.column]?.append(this.entry(entry)));
    shown.now?.columns.forEach((column) => {
      const line = element("div", "cal-now");
      line.style.top = this.percent(shown.now!.minute - shown.from);
      this.columns[column]?.append(line);
    });
    this.said = element("span", "sr-only");
    this.said.setAttribute("role", "status");
    this.append(this.said);
  }

  private group(group: Group) {
    const place = element("section", "cal-group");
    place.setAttribute("aria-label", group.name);
    const head = element("div", "cal-person");
    const name = element("b", "", group.name);
    head.append(name, element("span", "cal-detail", group.detail));
    const days = element("div", "cal-days");
    const week = element("div", "cal-week");
    for (const column of group.columns) {
      days.append(element("span", column.today ? "today" : "", column.label));
      const cell = element("div", "cal-column");
      cell.setAttribute("role", "group");
      cell.setAttribute("aria-label", column.name);
      this.columns.push(cell);
      week.append(cell);
    }
    days.setAttribute("aria-hidden", "true");
    place.append(head, days, week);
    return place;
  }

  private span(span: Span) {
    const place = element("div", `cal-span ${span.kind}`);
    this.put(place, span.from, span.to);
    if (span.text) {
      place.append(element("span", "", span.text));
    }
    return place;
  }

  private entry(entry: Entry) {
    const button = element("button", `cal-entry kind-${entry.kind} ${entry.state}`) as HTMLButtonElement;
    button.type = "button";
    button.dataset.id = entry.id;
    if (entry.movable) {
      button.setAttribute("aria-keyshortcuts", "M Delete");
    }
    // What is seen is short; what is heard says all of it.
    const seen = [element("b", "", entry.title), element("span", "", entry.text)];
    seen.forEach((part) => part.setAttribute("aria-hidden", "true"));
    button.append(...seen, element("span", "sr-only", entry.label));
    button.classList.toggle("short", entry.to - entry.from < TWO_LINES);
    this.put(button, entry.from, entry.to);
    button.addEventListener("click", () => {
      if (!this.carried) {
        this.tell("entry-open", { id: entry.id });
      }
    });
    button.addEventListener("keydown", (event) => this.pressed(event, entry, button));
    button.addEventListener("focusout", () => this.carried?.byKeys && this.putBack());
    if (entry.movable) {
      button.addEventListener("pointerdown", (event) => this.grip(event, entry, button));
    }
    return button;
  }

  private pressed(event: KeyboardEvent, entry: Entry, button: HTMLElement) {
    if (!entry.movable || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const carried = this.carried;
    if (!carried) {
      if (event.key.toLowerCase() === "m") {
        event.preventDefault();
        this.carried = { entry, button, column: entry.column, minute: entry.from, byKeys: true, grip: 0 };
        button.classList.add("carried");
        this.say(`${this.shown!.texts.taken} ${this.place()}`);
      } else if (event.key === "Delete") {
        event.preventDefault();
        this.tell("entry-off", { id: entry.id });
      }
      return;
    }
    const moves: Record<string, [number, number]> = {
      ArrowUp: [0, -STEP],
      ArrowDown: [0, STEP],
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
    };
    const move = moves[event.key];
    if (move) {
      event.preventDefault();
      this.carry(carried.column + move[0], carried.minute + move[1]);
      this.say(this.place());
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.putDown();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.putBack();
      this.say(this.shown!.texts.left);
    }
  }

  private grip(down: PointerEvent, entry: Entry, button: HTMLElement) {
    if (down.button !== 0 || this.carried) {
      return;
    }
    const grip = this.minuteAt(down.clientY, entry.column) - entry.from;
    const moved = (event: PointerEvent) => {
      if (!this.carried && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < FAR_ENOUGH) {
        return;
      }
      if (!this.carried) {
        this.carried = { entry, button, column: entry.column, minute: entry.from, byKeys: false, grip };
        button.classList.add("carried");
      }
      const column = this.columns.findIndex((one) => {
        const place = one.getBoundingClientRect();
        return event.clientX >= place.left && event.clientX < place.right;
      });
      if (column >= 0) {
        this.carry(column, this.minuteAt(event.clientY, column) - grip);
      }
    };
    const ended = (event: PointerEvent) => {
      window.removeEventListener("pointermove", moved);
      window.removeEventListener("pointerup", ended);
      window.removeEventListener("pointercancel", ended);
      if (this.carried && !this.carried.byKeys) {
        if (event.type === "pointerup") {
          // The click that follows the drag opens nothing.
          const swallow = (click: Event) => click.stopPropagation();
          window.addEventListener("click", swallow, { capture: true, once: true });
          window.setTimeout(() => window.removeEventListener("click", swallow, { capture: true }));
          this.putDown();
        } else {
          this.putBack();
        }
      }
    };
    window.addEventListener("pointermove", moved);
    window.addEventListener("pointerup", ended);
    window.addEventListener("pointercancel", ended);
  }

  private carry(column: number, minute: number) {
    const carried = this.carried!;
    const length = carried.entry.to - carried.entry.from;
    carried.column = Math.max(0, Math.min(this.columns.length - 1, column));
    const step = Math.round(minute / STEP) * STEP;
    carried.minute = Math.max(this.shown!.from, Math.min(this.shown!.to - length, step));
    const cell = this.columns[carried.column];
    if (carried.button.parentElement !== cell) {
      const hadFocus = document.activeElement === carried.button;
      this.carried = undefined;
      cell.append(carried.button);
      this.carried = carried;
      if (hadFocus) {
        carried.button.focus();
      }
    }
    this.put(carried.button, carried.minute, carried.minute + length);
  }

  private putDown() {
    const { entry, column, minute, button } = this.carried!;
    if (column === entry.column && minute === entry.from) {
      this.putBack();
      return;
    }
    this.carried = undefined;
    button.classList.remove("carried");
    button.classList.add("asked");
    this.tell("entry-moved", { id: entry.id, column, minute });
  }

  /** Where it was before: also asked for by the server when the office leaves it there. */
  putBack() {
    const focused = document.activeElement;
    const carried = this.carried;
    this.carried = undefined;
    if (this.shown) {
      const id = carried?.entry.id ?? (focused instanceof HTMLElement ? focused.dataset.id : undefined);
      this.build(this.shown);
      if (id && carried?.byKeys !== false) {
        this.querySelector<HTMLElement>(`[data-id="${id}"]`)?.focus();
      }
    }
  }

  private place() {
    const { column, minute } = this.carried!;
    const names = this.shown!.groups.flatMap((group) => group.columns.map((one) => one.name));
    return `${names[column]}, ${clock(minute)}`;
  }

  private minuteAt(y: number, column: number) {
    const place = this.columns[column].getBoundingClientRect();
    return this.shown!.from + ((y - place.top) / place.height) * (this.shown!.to - this.shown!.from);
  }

  private put(place: HTMLElement, from: number, to: number) {
    place.style.top = this.percent(from - this.shown!.from);
    place.style.height = `calc(${this.percent(to - from)} - 2px)`;
  }

  private percent(minutes: number) {
    return `${(100 * minutes) / (this.shown!.to - this.shown!.from)}%`;
  }

  private say(text: string) {
    this.said!.textContent = text;
  }

  private tell(name: string, detail: object) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

function element(tag: string, className: string, text = "") {
  const made = document.createElement(tag);
  if (className) {
    made.className = className;
  }
  made.textContent = text;
  return made;
}

function clock(minute: number) {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
}

customElements.define("nurt-calendar", NurtCalendar);
