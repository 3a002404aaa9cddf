package pl.nurt.bridge.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import pl.nurt.bridge.config.ConfigException;

/** {@code nurt bridge}: the commands and what their exit codes mean. */
@Command(
        name = "nurt bridge",
        header = "Reads concentrators and hands their readings to the portal.",
        subcommands = {
            DecodeCommand.class,
            RunCommand.class,
            SimulateCommand.class,
            CheckConfigCommand.class,
            HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the input could not be read, or the command failed",
            "2:wrong command line",
            "3:the configuration has errors (all of them are listed)"
        })
public final class BridgeCommand implements Runnable {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int BAD_CONFIGURATION = 3;

    @Spec
    private CommandSpec spec;

    /** Created by picocli, which also sets the specification. */
    @SuppressWarnings("NullAway.Init")
    BridgeCommand() {}

    /** Runs one command line and returns its exit code; never throws. */
    public static int execute(String... args) {
        return commandLine().execute(args);
    }

    static CommandLine commandLine() {
        return new CommandLine(new BridgeCommand()).setExecutionExceptionHandler((e, line, parsed) -> {
            if (e instanceof ConfigException bad) {
                bad.problems().forEach(line.getErr()::println);
                return BAD_CONFIGURATION;
            }
            line.getErr().println(line.getCommandName() + ": " + OneSentence.of(e));
            return FAILED;
        });
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? One of those below.");
    }
}
