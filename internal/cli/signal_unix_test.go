//go:build unix

package cli

import (
	"bufio"
	"net"
	"os"
	"os/exec"
	"syscall"
	"testing"
)

// TestSecondSignal interrupts a server that waits for a request: the first signal
// waits for it, the second does not.
func TestSecondSignal(t *testing.T) {
	s, err := startServer(t.TempDir(), []string{"demo"})
	if err != nil {
		t.Fatal(err)
	}
	conn, err := net.Dial("tcp", s.url[len("http://"):])
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	// The answer to the first request tells that the second, which stays unfinished, is being read.
	if _, err := conn.Write([]byte("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\nPOST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")); err != nil {
		t.Fatal(err)
	}
	if _, err := bufio.NewReader(conn).ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	// It listens no more once the first signal has come.
	for {
		c, err := net.Dial("tcp", s.url[len("http://"):])
		if err != nil {
			break
		}
		c.Close()
	}
	if err := s.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	err = s.cmd.Wait()
	exit, ok := err.(*exec.ExitError)
	if !ok {
		t.Fatalf("it ended with %v", err)
	}
	if status, ok := exit.Sys().(syscall.WaitStatus); !ok || !status.Signaled() || status.Signal() != syscall.SIGINT {
		t.Errorf("it ended with %v, not by the second signal: %s", err, &s.log)
	}
}
