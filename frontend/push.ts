/*
 * Switching on push in this browser. The question of the browser itself comes only after a press on our button, and in the same
 * gesture: Safari asks nobody otherwise.
 *
 * The element tells "nurt-push" with { state, name, endpoint, p256dh, auth }. States: off, on, denied (in the browser's settings),
 * unsupported, install (an iPhone that pushes only to a portal on its home screen), failed (the browser's push service).
 */
interface Told {
  state: "off" | "on" | "denied" | "unsupported" | "install" | "failed";
  name: string;
  pressed?: "yes";
  endpoint?: string;
  p256dh?: string;
  auth?: string;
}

const isApplePhone = () =>
  /iPhone|iPad/.test(navigator.userAgent) || (navigator.platform === "MacIntel" && navigator.maxTouchPoints > 1);

function deviceName() {
  const agent = navigator.userAgent;
  const browser =
    [["Edg", "Edge"], ["OPR", "Opera"], ["SamsungBrowser", "Samsung Internet"], ["Firefox", "Firefox"], ["Chrome", "Chrome"], ["Safari", "Safari"]].find(
      ([mark]) => agent.includes(mark),
    )?.[1] ?? "";
  const system =
    [["iPhone", "iPhone"], ["iPad", "iPad"], ["Android", "Android"], ["Windows", "Windows"], ["Mac OS", "macOS"], ["Linux", "Linux"]].find(
      ([mark]) => agent.includes(mark),
    )?.[1] ?? "";
  return [browser, system].filter(Boolean).join(", ");
}

function told(subscription: PushSubscription): Told {
  const { endpoint, keys } = subscription.toJSON();
  return { state: "on", name: deviceName(), endpoint, p256dh: keys?.p256dh, auth: keys?.auth };
}

const octets = (key: string) =>
  Uint8Array.from(atob(key.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

function tell(element: HTMLElement, detail: Told) {
  element.dispatchEvent(new CustomEvent("nurt-push", { detail }));
}

function support(): Told["state"] | undefined {
  if (!("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window)) {
    return isApplePhone() ? "install" : "unsupported";
  }
  return Notification.permission === "denied" ? "denied" : undefined;
}

/** Whether the subscription was made with the portal's key; with another it would stay silent. */
function isOurs(subscription: PushSubscription, key: string) {
  const made = subscription.options.applicationServerKey;
  return !made || btoa(String.fromCharCode(...new Uint8Array(made))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "") === key;
}

async function look(element: HTMLElement, key: string) {
  const state = support();
  if (state) {
    return tell(element, { state, name: deviceName() });
  }
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager.getSubscription();
  tell(
    element,
    subscription && Notification.permission === "granted" && isOurs(subscription, key)
      ? told(subscription)
      : { state: "off", name: deviceName() },
  );
}

async function switchOn(element: HTMLElement, key: string, anew: boolean) {
  const state = support();
  if (state) {
    return tell(element, { pressed: "yes", state, name: deviceName() });
  }
  if ((await Notification.requestPermission()) !== "granted") {
    return tell(element, { pressed: "yes", state: Notification.permission === "denied" ? "denied" : "off", name: deviceName() });
  }
  try {
    const { pushManager } = await navigator.serviceWorker.ready;
    const before = await pushManager.getSubscription();
    if (before && (anew || !isOurs(before, key))) {
      await before.unsubscribe();
    }
    const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: octets(key) });
    tell(element, { ...told(subscription), pressed: "yes" });
  } catch (failed) {
    console.info("push could not be switched on", failed);
    tell(element, { pressed: "yes", state: "failed", name: deviceName() });
  }
}

async function switchOff() {
  const registration = await navigator.serviceWorker?.getRegistration();
  const subscription = await registration?.pushManager?.getSubscription();
  await subscription?.unsubscribe();
}

Object.assign(window, {
  nurtPush: {
    /** Presses on a button inside with data-push="on", or "anew" for a subscription of its own, switch on. */
    attach(element: HTMLElement, key: string) {
      element.addEventListener("click", (event) => {
        const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-push]") : null;
        if (button) {
          void switchOn(element, key, button.dataset.push === "anew");
        }
      });
      void look(element, key);
    },
    switchOff,
  },
});
