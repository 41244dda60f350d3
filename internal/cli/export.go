package cli

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ibid/export"
	"ibid/graph"
	"ibid/internal/write"
)

func newExport() *cobra.Command {
	var out string
	var force bool
	var names []string
	var from *origin
	cmd := &cobra.Command{
		Use:   "export [DIR]",
		Short: "Write the graph to files: N-Quads, JSON-LD, CSV",
		Long:  exportHelp(),
		Example: "  ibid export --format csv -o tables content\n" +
			"  ibid export --format nquads,jsonld -o dump content\n" +
			"  ibid export --store aws.graph --format nquads",
		Args: folder,
		RunE: func(cmd *cobra.Command, args []string) error {
			formats, err := chosen(names)
			if err != nil {
				return err
			}
			if err := from.checkPlace(args, out, force); err != nil {
				return err
			}
			c, err := from.open(cmd, args)
			if err != nil {
				return err
			}
			defer c.graph.Close()
			c.warnOfBase(cmd.ErrOrStderr())
			done := doing(cmd.ErrOrStderr(), "writing the exports")
			folder, written, err := stageExports(cmd.Context(), c.graph, formats, out, force)
			done()
			if err != nil {
				return err
			}
			defer folder.Close()
			if err := folder.Commit(); err != nil {
				return fmt.Errorf("export: %w", err)
			}
			for _, name := range filesOf(formats) {
				fmt.Fprintf(cmd.OutOrStdout(), "%s  %s\n", written[name].SHA256, filepath.Join(out, name))
			}
			return nil
		},
	}
	cmd.Flags().StringSliceVar(&names, "format", nil, "formats, separated by commas (default all)")
	cmd.Flags().StringVarP(&out, "output", "o", "export-out", "folder to write to")
	addForce(cmd, &force)
	from = addOrigin(cmd)
	return cmd
}

func exportHelp() string {
	var b strings.Builder
	b.WriteString("Export writes the graph to files, and their checksums to SHA256SUMS. It\noverwrites no file that this does not list, or that has changed since.\n")
	for _, f := range export.Formats() {
		loss := "lossy"
		if f.Lossless {
			loss = "lossless"
		}
		fmt.Fprintf(&b, "\n  %-8s %s, %s: %s", f.Name, f.Title, loss, f.Note)
	}
	return b.String()
}

// chosen returns the formats of the given names, all when there are none.
func chosen(names []string) ([]export.Format, error) {
	formats := export.Formats()
	if len(names) == 0 {
		return formats, nil
	}
	var known []string
	for _, f := range formats {
		known = append(known, f.Name)
	}
	for _, n := range names {
		if !slices.Contains(known, n) {
			return nil, usageError{error: fmt.Errorf("unknown format %q: there are %s", n, strings.Join(known, ", "))}
		}
	}
	return slices.DeleteFunc(formats, func(f export.Format) bool { return !slices.Contains(names, f.Name) }), nil
}

// stageExports stages the formats for dir, and returns what it wrote by the names
// of the files; exports in other formats that are there stay, listed. The folder is
// to be committed and closed.
func stageExports(ctx context.Context, g *graph.Graph, formats []export.Format, dir string, force bool) (*write.Folder, map[string]write.Written, error) {
	folder, err := write.OpenFolder(dir, sumsFile, force)
	if err != nil {
		return nil, nil, err
	}
	written, err := fillExports(ctx, g, formats, folder, force)
	if err != nil {
		folder.Close()
		return nil, nil, err
	}
	return folder, written, nil
}

func fillExports(ctx context.Context, g *graph.Graph, formats []export.Format, folder *write.Folder, force bool) (map[string]write.Written, error) {
	known := filesOf(export.Formats())
	for _, name := range folder.Listed() {
		if !force && !slices.Contains(known, name) {
			return nil, write.Refused{
				What: fmt.Sprintf("%s is in the way: it lists %s, which is not an export of ibid, so it is not overwritten", filepath.Join(folder.Dir, sumsFile), name),
				Hint: "move it, name another folder with -o, or overwrite it with --force",
			}
		}
	}
	if err := folder.Check(filesOf(formats)); err != nil {
		return nil, err
	}
	written := map[string]write.Written{}
	for _, format := range formats {
		for _, file := range format.Files {
			w, err := folder.Stage(file.Name, func(w io.Writer) error { return file.Write(ctx, g, w) })
			if err != nil {
				return nil, fmt.Errorf("export %s: %w; no export in %s was changed", file.Name, err, folder.Dir)
			}
			written[file.Name] = w
		}
	}
	return written, nil
}

// sumsFile lists the checksums of a folder of exports, as sha256sum does.
const sumsFile = "SHA256SUMS"

func filesOf(formats []export.Format) (names []string) {
	for _, format := range formats {
		for _, file := range format.Files {
			names = append(names, file.Name)
		}
	}
	return names
}
