package cli

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"ibid/export"
	"ibid/graph"
	"ibid/site"
)

func newExport() *cobra.Command {
	var out string
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
			c, err := from.open(cmd, args)
			if err != nil {
				return err
			}
			defer c.graph.Close()
			c.warnOfBase(cmd.ErrOrStderr())
			done := doing(cmd.ErrOrStderr(), "writing the exports")
			written, err := writeExports(cmd.Context(), c.graph, formats, out)
			done()
			if err != nil {
				return err
			}
			for _, name := range filesOf(formats) {
				fmt.Fprintf(cmd.OutOrStdout(), "%s  %s\n", written[name].SHA256, filepath.Join(out, name))
			}
			return nil
		},
	}
	cmd.Flags().StringSliceVar(&names, "format", nil, "formats, separated by commas (default all)")
	cmd.Flags().StringVarP(&out, "output", "o", "export-out", "folder to write to")
	from = addOrigin(cmd)
	return cmd
}

func exportHelp() string {
	var b strings.Builder
	b.WriteString("Export writes the graph to files, and their checksums to SHA256SUMS. It overwrites\nno file that this does not list.\n")
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

// writeExports writes the formats and SHA256SUMS to dir, and returns what it wrote
// by the names of the files; exports in other formats
// that are there stay, listed. Files take the place of older ones when all have
// been written, so that a full disk leaves those, and a reader sees whole files.
func writeExports(ctx context.Context, g *graph.Graph, formats []export.Format, dir string) (map[string]site.Measure, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	sums, err := earlier(dir, formats)
	if err != nil {
		return nil, err
	}
	var written replacements
	defer written.drop()
	measured := map[string]site.Measure{}
	for _, format := range formats {
		for _, file := range format.Files {
			err := written.write(filepath.Join(dir, file.Name), func(w io.Writer) error {
				h := sha256.New()
				count := &counter{}
				if err := file.Write(ctx, g, io.MultiWriter(w, h, count)); err != nil {
					return err
				}
				measured[file.Name] = site.Measure{Size: count.n, SHA256: hex.EncodeToString(h.Sum(nil))}
				return nil
			})
			if err != nil {
				return nil, fmt.Errorf("export %s: %w; no export in %s was changed", file.Name, err, dir)
			}
			sums[file.Name] = measured[file.Name].SHA256
		}
	}
	if err := written.write(filepath.Join(dir, sumsFile), sums.write); err != nil {
		return nil, fmt.Errorf("export %s: %w; no export in %s was changed", sumsFile, err, dir)
	}
	// The checksums come first: if the others never come, they are known as ours.
	slices.Reverse(written)
	return measured, written.take()
}

// replacements are files that have been written beside those that they are to replace.
type replacements []struct{ temp, name string }

// write adds one.
func (r *replacements) write(name string, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return err
	}
	*r = append(*r, struct{ temp, name string }{f.Name(), name})
	err = write(f)
	if err == nil {
		err = f.Chmod(0o644)
	}
	return cmp.Or(err, f.Close())
}

// take puts them in their places, in order.
func (r *replacements) take() error {
	for len(*r) > 0 {
		if err := os.Rename((*r)[0].temp, (*r)[0].name); err != nil {
			return err
		}
		*r = (*r)[1:]
	}
	return nil
}

// drop removes those that are not in their places.
func (r *replacements) drop() {
	for _, f := range *r {
		os.Remove(f.temp)
	}
}

type counter struct{ n int64 }

func (c *counter) Write(b []byte) (int, error) {
	c.n += int64(len(b))
	return len(b), nil
}
