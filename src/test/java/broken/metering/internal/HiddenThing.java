package broken.metering.internal;

public class HiddenThing {}
