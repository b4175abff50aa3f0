package org.lockkeeper.backup;

/**
 * A table by its exact name, without quotes.
 *
 * @param schema its schema
 */
public record TableName(String schema, String name) implements Comparable<TableName> {
    /** Schema and name as SQL has them, quoted where need be. */
    public String quoted() {
        return quote(schema) + "." + quote(name);
    }

    /** A name in quotes where it does not mean itself without. */
    static String quote(String name) {
        return name.matches("[a-z_][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public int compareTo(TableName other) {
        int bySchema = schema.compareTo(other.schema);
        return bySchema == 0 ? name.compareTo(other.name) : bySchema;
    }
}
