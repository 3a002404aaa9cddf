package pl.nurt.bridge.cli;

/** A command that works until a signal ends it, and says when it has started. */
abstract class Service extends Subcommand {
    abstract Started start() throws Exception;

    @Override
    public final Integer call() throws Exception {
        start().untilSignal(out());
        return BridgeCommand.OK;
    }
}
