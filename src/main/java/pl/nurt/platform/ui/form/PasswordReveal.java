package pl.nurt.platform.ui.form;

import com.vaadin.flow.component.Component;

/** Names the button that shows a password in the language of the page: the component itself speaks English only. */
public final class PasswordReveal {
    private static final String NAME = """
            const named = tries => {
              const field = this.localName === 'vaadin-password-field' ? this : this.querySelector('vaadin-password-field');
              if (field) {
                field.i18n = {...field.i18n, reveal: $0};
              } else if (tries > 0) {
                requestAnimationFrame(() => named(tries - 1));
              }
            };
            named(100);
            """;

    private PasswordReveal() {}

    /** @param holder a password field, or what holds one */
    public static void name(Component holder) {
        holder.getElement().executeJs(NAME, holder.getTranslation("platform.password.reveal"));
    }
}
