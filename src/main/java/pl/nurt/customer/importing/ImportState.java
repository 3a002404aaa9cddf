package pl.nurt.customer.importing;

/** The life of an import: looked through, taken in, taken back. */
public enum ImportState {
    UPLOADED,
    CHECKING,
    CHECKED,
    APPLYING,
    APPLIED,
    UNDOING,
    UNDONE
}
