package pl.nurt.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.dom.Element;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Letters that press buttons, drawn on them: {@code N} new, {@code P} assign. A letter works only while something of its place, such as a list,
 * has the focus and nobody is typing; {@code frontend/keys.ts} presses the button. "?" lists all that work on the page.
 */
public final class Keys {
    /** A search that led here closes a moment later. */
    private static final String TAKE_FOCUS = """
            let left = 20;
            const take = () => {
              const active = document.activeElement;
              if (!this.isConnected || this.contains(active)) return;
              if (active?.closest('input, textarea, [contenteditable], vaadin-dialog, [role=dialog]')) {
                if (left-- > 0) setTimeout(take, 100);
                return;
              }
              this.focus({ preventScroll: true });
            };
            take();""";

    private Keys() {}

    private record Hint(String letter) {}

    /** Where letters work: a list, a card. */
    public static void within(Component place) {
        place.getElement().setAttribute("data-keys", "");
    }

    /**
     * Letters work anywhere on the page, from its opening on: it takes the focus where nothing of it has it yet and nobody is typing or in a dialog.
     */
    public static void page(Component page) {
        within(page);
        page.getElement().setAttribute("tabindex", "-1");
        page.addAttachListener(attached -> page.getElement().executeJs(TAKE_FOCUS));
    }

    /** Presses the button by the letter, inside the nearest place. */
    public static void letter(Button button, char letter) {
        var text = String.valueOf(letter).toUpperCase(Locale.ROOT);
        button.getElement().setAttribute("data-key", text.toLowerCase(Locale.ROOT));
        button.getElement().setAttribute("aria-keyshortcuts", text);
        button.getElement()
                .appendChild(new Element("kbd")
                        .setText(text)
                        .setAttribute("slot", "suffix")
                        .setAttribute("aria-hidden", "true"));
        ComponentUtil.setData(button, Hint.class, new Hint(text));
    }

    /** Lists the keys that work on the page now. */
    public static void help(UI ui) {
        var keys = new LinkedHashMap<String, String>();
        keys.put("Ctrl K", ui.getTranslation("platform.keys.everywhere"));
        keys.put("/", ui.getTranslation("platform.keys.search"));
        keys.put(ui.getTranslation("platform.keys.arrows"), ui.getTranslation("platform.keys.move"));
        keys.put("Enter", ui.getTranslation("platform.keys.open"));
        keys.put("Esc", ui.getTranslation("platform.keys.close"));
        keys.put("Ctrl Enter", ui.getTranslation("platform.keys.save"));
        keys.put("Ctrl Z", ui.getTranslation("platform.keys.undo"));
        collect(ui, keys);
        keys.put("?", ui.getTranslation("platform.keys.help"));
        var dialog = new Dialog();
        dialog.setHeaderTitle(ui.getTranslation("platform.keys"));
        var list = new KeyValueList();
        keys.forEach((key, what) -> list.row(what, new Key(key)));
        dialog.add(list);
        dialog.getFooter().add(new Button(ui.getTranslation("platform.close"), pressed -> dialog.close()));
        dialog.addClassName("key-help");
        dialog.open();
    }

    private static void collect(Component component, Map<String, String> keys) {
        var hint = ComponentUtil.getData(component, Hint.class);
        if (hint != null && component.isVisible() && component instanceof Button button) {
            keys.putIfAbsent(hint.letter(), button.getText());
        }
        component.getChildren().forEach(child -> collect(child, keys));
    }

    @com.vaadin.flow.component.Tag("kbd")
    private static final class Key extends Component {
        private Key(String text) {
            getElement().setText(text);
        }
    }
}
