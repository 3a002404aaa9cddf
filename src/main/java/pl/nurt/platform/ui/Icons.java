package pl.nurt.platform.ui;

import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.IconFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Our icons; drawn in {@code frontend/icons.ts}. They repeat what a word says, so screen readers skip them. */
public enum Icons implements IconFactory {
    ADD_TO_HOME,
    ALERT,
    ARROW,
    BACK,
    BELL,
    CALENDAR,
    CHART,
    CHECK,
    CLOSE,
    CONCENTRATOR,
    DOCUMENT,
    DOWNLOAD,
    DROP,
    EDIT,
    FILTER,
    HOME,
    INFO,
    KEYBOARD,
    LANGUAGE,
    MAIL,
    MAP,
    MENU,
    MESSAGE,
    METER,
    MORE,
    OFFLINE,
    PHONE,
    PIN,
    PRINT,
    QUARANTINE,
    REFRESH,
    REMOVE,
    SEARCH,
    SETTINGS,
    SHARE,
    SIGN_OUT,
    TABLE,
    THEME,
    USER,
    WRENCH;

    @Override
    public Icon create() {
        var icon = new Icon("nurt", id());
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }

    /** The icon a menu entry names, as in {@code @Menu(icon = "chart")}. */
    public static Optional<Icons> named(String id) {
        return Arrays.stream(values()).filter(icon -> icon.id().equals(id)).findFirst();
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
