package pl.nurt.platform.files;

/** Where the bytes of files are kept. */
public enum StorePlace {
    DATABASE,
    FOLDER
}
