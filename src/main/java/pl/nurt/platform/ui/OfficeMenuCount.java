package pl.nurt.platform.ui;

/** A number beside an entry of the office's menu. */
public interface OfficeMenuCount extends MenuCount {}
