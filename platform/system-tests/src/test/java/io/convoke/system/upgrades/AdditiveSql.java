package io.convoke.system.upgrades;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a migration only adds: the release before it, which still runs, finds everything that it knows, in its old form, and
 * can leave out everything that is new. What is not known to be so is refused. Tables that the migration itself makes are its
 * own business.
 */
final class AdditiveSql {
    private static final Pattern COMMENT = Pattern.compile("--[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("(\\$[a-z_]*\\$).*?\\1|'(?:[^']|'')*'", Pattern.DOTALL);
    private static final Pattern CREATE_TABLE = Pattern.compile("create table (?:if not exists )?(\\S+)");
    private static final Pattern UNIQUE_INDEX =
            Pattern.compile("create unique index (?:concurrently )?(?:if not exists )?(?:\\S+ )?on (\\S+)");
    private static final Pattern ALTER_TABLE = Pattern.compile("alter table (?:if exists )?(?:only )?(\\S+) (.*)");
    private static final Pattern REMOVAL = Pattern.compile("(?:delete from|truncate(?: table)?) (?:only )?(\\S+).*");
    private static final Pattern HARMLESS = Pattern.compile(
            "(?:create (?:index|function|trigger|sequence|type|domain|view)|drop index|comment on|insert into|update|select) .*");
    private static final Pattern HARMLESS_ACTION = Pattern.compile(
            "alter (?:column )?\\S+ (?:drop not null|set default .*)|drop constraint .*|validate constraint .*|set \\(.*");
    private static final Pattern NEW_COLUMN =
            Pattern.compile("add (?:column )?(?:if not exists )?(?!constraint |check|unique|"
                    + "primary key|foreign key|exclude)(\\S+) (.*)");

    private final Set<String> made = new HashSet<>();
    private final List<String> complaints = new ArrayList<>();

    private AdditiveSql() {}

    /** What the migration takes away or narrows, each with the statement; empty when it only adds. */
    static List<String> complaints(String sql) {
        var check = new AdditiveSql();
        var plain = TEXT.matcher(COMMENT.matcher(sql).replaceAll(" "))
                .replaceAll("''")
                .toLowerCase(Locale.ROOT);
        for (var statement : plain.split(";")) {
            var line = statement.strip().replaceAll("\\s+", " ");
            if (!line.isEmpty()) {
                check.look(line);
            }
        }
        return check.complaints;
    }

    private void look(String statement) {
        var table = CREATE_TABLE.matcher(statement);
        var unique = UNIQUE_INDEX.matcher(statement);
        var alter = ALTER_TABLE.matcher(statement);
        var removal = REMOVAL.matcher(statement);
        if (table.lookingAt()) {
            made.add(table.group(1).replace("(", ""));
        } else if (unique.lookingAt()) {
            unless(isMade(unique.group(1)), "what is there already may have to be unique", statement);
        } else if (alter.matches()) {
            if (!isMade(alter.group(1))) {
                actions(alter.group(2)).forEach(action -> lookAtAction(action, statement));
            }
        } else if (removal.matches()) {
            unless(isMade(removal.group(1)), "rows go", statement);
        } else {
            unless(HARMLESS.matcher(statement).matches(), "takes something away, or is not known", statement);
        }
    }

    private void lookAtAction(String action, String statement) {
        var column = NEW_COLUMN.matcher(action);
        if (column.matches()) {
            var definition = " " + column.group(2) + " ";
            var given = definition.contains(" default ") || definition.contains(" generated ");
            unless(
                    !definition.contains(" not null ") || given,
                    "the release before leaves " + column.group(1) + " out",
                    statement);
            unless(
                    !(given && definition.contains(" unique ")),
                    "the default of " + column.group(1) + " cannot be unique",
                    statement);
        } else {
            unless(HARMLESS_ACTION.matcher(action).matches(), "\"" + action + "\" takes away or narrows", statement);
        }
    }

    private boolean isMade(String table) {
        return made.contains(table.replaceAll("\\(.*", ""));
    }

    private void unless(boolean fine, String why, String statement) {
        if (!fine) {
            complaints.add(why + ": " + (statement.length() > 120 ? statement.substring(0, 120) + "…" : statement));
        }
    }

    /** The actions of an ALTER TABLE: parted by the commas that stand in no brackets. */
    private static List<String> actions(String text) {
        var actions = new ArrayList<String>();
        var depth = 0;
        var begin = 0;
        for (var index = 0; index < text.length(); index++) {
            switch (text.charAt(index)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case ',' -> {
                    if (depth == 0) {
                        actions.add(text.substring(begin, index).strip());
                        begin = index + 1;
                    }
                }
                default -> {
                    // part of the action
                }
            }
        }
        actions.add(text.substring(begin).strip());
        return actions;
    }
}
