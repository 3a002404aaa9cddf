/*
 * Web Push in the service worker; served in front of the worker's own part, so these listeners are asked first and Vaadin's, which
 * would open the front page, are not asked at all. What a push carries is written by PushPayload.
 */
self.addEventListener("push", (event) => {
  event.stopImmediatePropagation();
  event.waitUntil(
    (async () => {
      let push;
      try {
        push = event.data.json();
      } catch {
        return;
      }
      await self.registration.showNotification(push.title, {
        body: push.text,
        lang: push.lang,
        tag: push.tag,
        icon: "icons/icon-192x192.png",
        requireInteraction: push.urgent,
        data: { opened: push.opened },
      });
      await fetch("api/notice/received/" + push.received, { method: "POST", keepalive: true }).catch(() => undefined);
    })(),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.stopImmediatePropagation();
  event.notification.close();
  const address = new URL("api/notice/opened/" + event.notification.data.opened, self.registration.scope).href;
  event.waitUntil(
    (async () => {
      const pages = await self.clients.matchAll({ type: "window" });
      const page = pages.find((client) => client.url.startsWith(self.registration.scope));
      if (page) {
        await page.focus();
        await page.navigate(address);
      } else {
        await self.clients.openWindow(address);
      }
    })(),
  );
});
