package pl.nurt.platform.ui.frame;

/** A number beside an entry of the office's menu. */
public interface OfficeMenuCount extends MenuCount {}
