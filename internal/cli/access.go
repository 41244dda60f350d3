package cli

import (
	"net"

	"github.com/spf13/cobra"

	"ibid/server"
)

// publicity is what the flags say about whom a server answers.
type publicity struct {
	public  bool
	origins []string
}

func addPublicity(cmd *cobra.Command) *publicity {
	p := &publicity{}
	cmd.Flags().BoolVar(&p.public, "public", false, "answer pages of all sites, and requests by any name")
	cmd.Flags().StringArrayVar(&p.origins, "origin", nil, "answer pages of a `URL` such as https://example.org too, and requests by its name; may be repeated")
	return p
}

func (p *publicity) access() (server.Access, error) {
	a := server.Access{Public: p.public}
	for _, s := range p.origins {
		o, err := server.ParseOrigin(s)
		if err != nil {
			return a, usageError{err, "an origin is a scheme, a host, and a port if it is not the usual one; --public answers all"}
		}
		a.Origins = append(a.Origins, o)
	}
	return a, nil
}

// browsable is an address that a browser on this machine can open. One that
// stands for all of the machine, such as 0.0.0.0, is none.
func browsable(addr net.Addr) string {
	if tcp, ok := addr.(*net.TCPAddr); ok && tcp.IP.IsUnspecified() {
		_, port, _ := net.SplitHostPort(addr.String())
		return net.JoinHostPort("localhost", port)
	}
	return addr.String()
}
