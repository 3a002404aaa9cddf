package pl.nurt.bridge.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;
import pl.nurt.bridge.BridgeRunner;
import pl.nurt.bridge.config.ConfigException;

/** {@code nurt bridge}: the commands and what their exit codes mean. */
@Command(
        name = "nurt bridge",
        header = "Reads concentrators and hands their readings to the portal.",
        description = {
            "",
            "To try it without any hardware: simulate, then search, read and poll --once.",
            "To set a bridge up: enrol, check-config, poll --once, run. docs/meter-bridge.md leads through it.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = BridgeCommand.Version.class,
        subcommands = {
            DecodeCommand.class,
            ReadCommand.class,
            SearchCommand.class,
            SetAddressCommand.class,
            PollCommand.class,
            RunCommand.class,
            SimulateCommand.class,
            CheckConfigCommand.class,
            CompletionCommand.class,
            EnrolCommand.class,
            OutboxCommand.class,
            SelfTestCommand.class,
            HelpCommand.class
        })
public final class BridgeCommand implements Runnable {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int WRONG_COMMAND_LINE = 2;
    static final int BAD_CONFIGURATION = 3;
    static final int INCOMPLETE = 4;

    /** Wide enough for the examples. */
    private static final int HELP_WIDTH = 120;

    @Spec
    private CommandSpec spec;

    /** Created by picocli, which also sets the specification. */
    @SuppressWarnings("NullAway.Init")
    BridgeCommand() {}

    /** Runs one command line and returns its exit code; never throws. */
    public static int execute(String... args) {
        return commandLine().execute(args);
    }

    /** Runs one command line as {@link #execute(String...)} does, for a caller who wants to read what it prints. */
    public static int execute(PrintWriter out, String... args) {
        return commandLine().setOut(out).execute(args);
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new BridgeCommand())
                .setExecutionExceptionHandler((e, failed, parsed) -> failure(e, failed))
                .setParameterExceptionHandler((e, args) -> wrongCommandLine(e));
        listExitCodes(line);
        return line.setUsageHelpWidth(HELP_WIDTH);
    }

    /** The same list, in the same words, in the help of every command. */
    private static void listExitCodes(CommandLine line) {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("0", "done");
        codes.put("1", "the command failed; one sentence says why");
        codes.put("2", "wrong command line");
        codes.put("3", "the configuration has errors (all of them are listed)");
        codes.put("4", "not everything came: a meter did not answer, another one did, or a search ended early");
        codes.put("130, 143", "ended by Ctrl-C, or by SIGTERM");
        line.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(codes);
        line.getSubcommands().values().forEach(BridgeCommand::listExitCodes);
    }

    private static int failure(Exception e, CommandLine line) {
        var json = line.getCommand() instanceof Subcommand command && command.isJson();
        var sentences = e instanceof ConfigException bad
                ? bad.problems()
                : List.of(line.getCommandName() + ": " + OneSentence.of(e));
        for (var sentence : sentences) {
            if (json) {
                line.getOut().println(JsonLine.of(object -> object.writeStringProperty("error", sentence)));
            } else {
                line.getErr().println(sentence);
            }
        }
        line.getOut().flush();
        line.getErr().flush();
        return switch (e) {
            case ConfigException bad -> BAD_CONFIGURATION;
            case NotAnswered silent -> INCOMPLETE;
            default -> FAILED;
        };
    }

    private static int wrongCommandLine(ParameterException e) {
        var line = e.getCommandLine();
        var err = line.getErr();
        err.println(e.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(e, err) && line.getParent() == null) {
            line.usage(err);
        } else {
            err.println("Help: " + line.getCommandSpec().qualifiedName() + " --help");
        }
        err.flush();
        return WRONG_COMMAND_LINE;
    }

    /** What the heartbeat tells the portal, too. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"nurt bridge " + BridgeRunner.version()};
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? One of those below.");
    }
}
