package cli

import (
	"context"
	"fmt"
	"path"
	"path/filepath"

	"github.com/spf13/cobra"

	"ibid/export"
	"ibid/internal/write"
	"ibid/site"
)

// dataFolder is where a site keeps the exports.
const dataFolder = "data"

func newSite() *cobra.Command {
	var out string
	var force bool
	var from *origin
	cmd := &cobra.Command{
		Use:   "site [DIR]",
		Short: "Write the graph as a website of static files",
		Long: `Site writes a website that works from any host, from a folder opened in a
browser, and without JavaScript. Files that did not change are left alone, those
that ibid did not write, or that have changed since, are not overwritten, and
every link is checked.`,
		Example: "  ibid site -o public content\n  ibid site --store aws.graph",
		Args:    folder,
		RunE: func(cmd *cobra.Command, args []string) error {
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
			exports, written, err := stageExports(cmd.Context(), c.graph, export.Formats(), filepath.Join(out, dataFolder), force)
			done()
			if err != nil {
				return err
			}
			defer exports.Close()
			s, err := c.site(cmd.Context(), func(context.Context) (map[string]site.Measure, error) { return measures(written), nil })
			if err != nil {
				return err
			}
			done = doing(cmd.ErrOrStderr(), "writing the pages")
			r, err := s.Write(cmd.Context(), out, force)
			done()
			if err != nil {
				return fmt.Errorf("write the site in %s: %w", out, err)
			}
			if err := exports.Commit(); err != nil {
				return fmt.Errorf("write the exports of the site: %w", err)
			}
			c.summary(cmd.OutOrStdout())
			fmt.Fprintf(cmd.OutOrStdout(), "%s in %s: %d written, %d unchanged, %d removed\n",
				plural(r.Written+r.Unchanged, "file"), out, r.Written, r.Unchanged, r.Removed)
			return nil
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "public", "folder to write to")
	addForce(cmd, &force)
	from = addOrigin(cmd)
	return cmd
}

// measures tells the site what was measured of the exports.
func measures(written map[string]write.Written) map[string]site.Measure {
	out := map[string]site.Measure{}
	for name, w := range written {
		out[name] = site.Measure{Size: w.Size, SHA256: w.SHA256}
	}
	return out
}

// site prepares the site of a graph, which offers all exports. They may be
// written later: measure is asked for them when the page is made that lists them.
func (c *corpus) site(ctx context.Context, measure func(context.Context) (map[string]site.Measure, error)) (*site.Site, error) {
	opt := site.Options{Version: version(), Measure: func(ctx context.Context) (map[string]site.Measure, error) {
		written, err := measure(ctx)
		offered := map[string]site.Measure{}
		for name, m := range written {
			offered[path.Join(dataFolder, name)] = m
		}
		return offered, err
	}}
	for _, format := range export.Formats() {
		for _, file := range format.Files {
			opt.Downloads = append(opt.Downloads, site.Download{Path: path.Join(dataFolder, file.Name), Format: format.Title, Note: format.Note})
		}
	}
	return site.New(ctx, c.graph, opt)
}
