package pl.nurt.platform.ui.form;

/** How many fields of a {@link Form} stand beside each other where there is room; on a phone always one. */
public enum Columns {
    ONE,
    TWO
}
