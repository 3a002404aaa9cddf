package pl.nurt.bridge.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code completion}: lets the shell complete commands and options. */
@Command(
        name = "completion",
        header = "Prints a script with which bash and zsh complete this command line.",
        description = {
            "In bash, for this session or, in ~/.bashrc, for all of them:",
            "  source <(./nurt bridge completion)",
            "In zsh the same, in ~/.zshrc after 'autoload -U compinit && compinit'.",
            "For all users of bash: ./nurt bridge completion > /etc/bash_completion.d/nurt",
            "Where the bridge has a command of its own, such as nurt-bridge: completion --command nurt-bridge"
        })
final class CompletionCommand extends Subcommand {
    private static final String USUAL = "nurt";

    @Option(
            names = "--command",
            paramLabel = "NAME",
            defaultValue = USUAL,
            description = "the command that is completed; ${DEFAULT-VALUE} stands for 'nurt bridge …'")
    private String command;

    /** Fields are set by picocli. */
    @SuppressWarnings("NullAway.Init")
    CompletionCommand() {}

    @Override
    public Integer call() {
        if (!command.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw wrong("--command is the name of a command, without its folder.");
        }
        var bridge = BridgeCommand.commandLine();
        var completed = command.equals(USUAL)
                ? new CommandLine(CommandSpec.create().name(USUAL)).addSubcommand("bridge", bridge)
                : bridge;
        out().print(AutoComplete.bash(command, completed));
        out().flush();
        return BridgeCommand.OK;
    }
}
