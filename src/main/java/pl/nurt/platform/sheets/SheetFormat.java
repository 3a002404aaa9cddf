package pl.nurt.platform.sheets;

/** In which form a list leaves the portal. */
public enum SheetFormat {
    XLSX,
    CSV;

    public String extension() {
        return this == XLSX ? "xlsx" : "csv";
    }

    public String mediaType() {
        return this == XLSX
                ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                : "text/csv; charset=UTF-8";
    }
}
