package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"ibid/server"
)

func newQuery() *cobra.Command {
	var file, dir, operation string
	var vars []string
	var from *origin
	cmd := &cobra.Command{
		Use:   "query ['{ ... }']",
		Short: "Ask the GraphQL API without a server",
		Long: `Query answers a GraphQL query over the content and prints the result as JSON.
The schema is at /schema.graphqls of a running server.

A variable is given as --var name=value; a value that is JSON is taken as JSON,
any other as text.`,
		Example: "  ibid query '{ stats { entities statements disputes } }'\n" +
			"  ibid query -f who.graphql --var 'person=Andy Jassy' --dir content\n" +
			"  ibid query --store aws.graph '{ stats { revision } }'",
		Args: func(cmd *cobra.Command, args []string) error {
			if (len(args) == 1) == (file != "") {
				return misuse(cmd, "give either a query or -f FILE")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			query := strings.Join(args, "")
			if file != "" {
				b, err := readQuery(cmd, file)
				if err != nil {
					return err
				}
				query = string(b)
			}
			values, err := variables(vars)
			if err != nil {
				return err
			}
			var dirs []string
			if dir != "" {
				dirs = []string{dir}
			}
			c, err := from.open(cmd, dirs)
			if err != nil {
				return err
			}
			defer c.graph.Close()
			answer, failed := server.Execute(cmd.Context(), c.graph, query, operation, values)
			if err := writeAnswer(cmd.OutOrStdout(), answer); err != nil {
				return err
			}
			if failed {
				return usageError{error: errors.New("the query has errors")}
			}
			return nil
		},
	}
	cmd.Flags().StringVarP(&file, "file", "f", "", "file that holds the query, - for standard input")
	cmd.Flags().StringVar(&dir, "dir", "", "folder of the content (default \"content\")")
	from = addOrigin(cmd)
	cmd.Flags().StringVar(&operation, "operation", "", "operation to run, when the query has several")
	cmd.Flags().StringArrayVar(&vars, "var", nil, "variable as name=value; may be repeated")
	return cmd
}

func readQuery(cmd *cobra.Command, file string) ([]byte, error) {
	if file == "-" {
		return io.ReadAll(cmd.InOrStdin())
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, usageError{error: fmt.Errorf("cannot read the query: %w", err)}
	}
	return b, nil
}

func variables(vars []string) (map[string]any, error) {
	values := map[string]any{}
	for _, v := range vars {
		name, text, ok := strings.Cut(v, "=")
		if !ok || name == "" {
			return nil, usageError{error: fmt.Errorf("--var %q is not name=value", v)}
		}
		var value any
		d := json.NewDecoder(strings.NewReader(text))
		d.UseNumber()
		if err := d.Decode(&value); err != nil || d.More() {
			value = text
		}
		values[name] = value
	}
	return values, nil
}
