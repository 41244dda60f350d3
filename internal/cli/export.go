package cli

import (
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
	var out, store, cache string
	var names []string
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
			c, err := open(cmd.Context(), store, dirOf(args), cache, cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			defer c.graph.Close()
			files, err := writeExports(cmd.Context(), c.graph, formats, out)
			if err != nil {
				return err
			}
			for _, f := range files {
				fmt.Fprintf(cmd.OutOrStdout(), "%s  %s\n", f.SHA256, filepath.Join(out, f.Path))
			}
			return nil
		},
	}
	cmd.Flags().StringSliceVar(&names, "format", nil, "formats, separated by commas (default all)")
	cmd.Flags().StringVarP(&out, "output", "o", "export-out", "folder to write to")
	addStore(cmd, &store)
	addCache(cmd, &cache)
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

// writeExports writes the formats and SHA256SUMS to dir; exports in other formats
// that are there stay, listed. Each file is written
// beside and renamed, so that a reader sees a whole one.
func writeExports(ctx context.Context, g *graph.Graph, formats []export.Format, dir string) ([]site.Download, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	sums, err := earlier(dir, formats)
	if err != nil {
		return nil, err
	}
	var files []site.Download
	for _, format := range formats {
		for _, file := range format.Files {
			d := site.Download{Path: file.Name, Format: format.Title, Note: format.Note}
			err := writeWhole(filepath.Join(dir, file.Name), func(w io.Writer) error {
				h := sha256.New()
				count := &counter{}
				if err := file.Write(ctx, g, io.MultiWriter(w, h, count)); err != nil {
					return err
				}
				d.Size, d.SHA256 = count.n, hex.EncodeToString(h.Sum(nil))
				return nil
			})
			if err != nil {
				return nil, fmt.Errorf("export %s: %w", file.Name, err)
			}
			files = append(files, d)
			sums[d.Path] = d.SHA256
			// After each file, so that an export that is cut off is known as ours.
			if err := sums.write(dir); err != nil {
				return nil, err
			}
		}
	}
	return files, nil
}

// writeWhole writes a file beside its name and renames it: no reader sees half
// of it, and a failure leaves the old file.
func writeWhole(name string, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return err
	}
	err = write(f)
	if err == nil {
		err = f.Chmod(0o644)
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

type counter struct{ n int64 }

func (c *counter) Write(b []byte) (int, error) {
	c.n += int64(len(b))
	return len(b), nil
}
